"""Settings, one file per subject; `dev`, `test`, `demo` and `production` are entry points."""
