"""Tables for people outside: streamed, and with cells that no spreadsheet takes for a formula."""
