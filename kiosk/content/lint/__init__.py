"""What is allowed in a content file and yet wants a look: each caution is a fault whose words are warnings; no Qt."""
