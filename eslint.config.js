import tseslint from "typescript-eslint";

/** The arrows of the house: plugin → web → engine; a view asks its host and nobody else. */
const noBrowser = {
  "no-restricted-globals": [
    "error",
    { name: "chrome", message: "Only plugin/extension talks to the browser." },
    { name: "browser", message: "Only plugin/extension talks to the browser." },
  ],
};
const forbid = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": [
    "error",
    { patterns: patterns.map((p) => ({ allowTypeImports: true, ...p })) },
  ],
});
const plugin = {
  group: ["**/plugin/**"],
  allowTypeImports: false,
  message: "web/ does not know its shells.",
};
const redmine = {
  group: ["**/redmine/*"],
  message: "Only platform/, service/ and the shells choose a platform.",
};

export default tseslint.config(
  { ignores: ["build/", "node_modules/"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", name: ["it", "describe", "before", "after"], package: "node:test" },
          ],
        },
      ],
      "no-eval": "error",
      eqeqeq: "error",
    },
  },
  { files: ["web/**"], rules: { ...noBrowser, ...forbid(plugin, redmine) } },
  { files: ["web/platform/redmine/**"], rules: forbid(plugin) },
  {
    files: ["web/view/**", "web/form/**"],
    rules: forbid(plugin, redmine, {
      group: ["**/outbox/*", "**/store/*", "**/service/*"],
      message: "A view asks its PanelHost.",
    }),
  },
  {
    files: ["plugin/extension/src/content.ts", "plugin/extension/src/content/**"],
    rules: forbid({
      regex: "/web/(?!text/)",
      message: "The content script stays small: types and words only.",
    }),
  },
);
