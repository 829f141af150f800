// The strictest rules of typescript-eslint, those that ask the compiler for types among them.
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  // A deprecated method calls the function of the same operation.
  { rules: { "@typescript-eslint/no-deprecated": "off" } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
);
