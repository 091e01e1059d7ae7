"""May this text be shown to a person? The public face of the package: strings and values in, a verdict out."""
