"""How the points are shared out: business of the template and of the declaration, said once."""
