"""Small parts of screens: plain values in, signals out; no part knows another screen, a file or a colour."""
