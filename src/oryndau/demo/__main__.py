"""The helper's own process: Django is loaded first, since the helper works with its models."""

import django

if __name__ == "__main__":
    django.setup()
    from oryndau.demo.helper import main

    main()
