"""How well the voices are understood: a recogniser writes down what they say."""
