"""The service «Initiation of enforcement proceedings»: its forms, pages, desk and documents."""
