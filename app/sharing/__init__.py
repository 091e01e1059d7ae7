"""Who may see what: one policy, from which queries, pages and tests are derived."""
