"""What the services for people share: drafts filled in page by page, and a case told in plain words."""
