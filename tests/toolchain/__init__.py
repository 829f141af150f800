"""Node, the TypeScript compiler and the libraries that tests of TypeScript need."""
