"""Who is this, and what may open the door: links, browsers, tokens, OpenID Connect. Knows nothing of coaching."""
