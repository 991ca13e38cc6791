"""What the notes mean today: standing, and whom to reach out to."""
