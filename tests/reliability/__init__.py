"""What happens when parts break: `make chaos`, and a bounded version of it among the tests."""
