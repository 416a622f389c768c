// It only has to run: the test speaks through it.
