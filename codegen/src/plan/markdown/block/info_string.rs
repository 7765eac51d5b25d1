//! Info strings of fenced code blocks (`CommonMark`, "info string").

/// Whether an info string only names languages or rustdoc's test attributes, which say nothing to a
/// reader. Any other info string may be a mistake for code, and is kept as text.
pub(super) fn is_language(info: &str) -> bool {
    const LANGUAGES: [&str; 38] = [
        "bash",
        "c",
        "compile_fail",
        "console",
        "cpp",
        "csharp",
        "css",
        "diff",
        "go",
        "graphql",
        "html",
        "http",
        "ignore",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "kotlin",
        "markdown",
        "no_run",
        "php",
        "plain",
        "python",
        "ruby",
        "rust",
        "sh",
        "shell",
        "should_panic",
        "smithy",
        "sql",
        "swift",
        "text",
        "toml",
        "ts",
        "typescript",
        "xml",
        "yaml",
    ];
    info.split([',', ' '])
        .all(|word| word.is_empty() || LANGUAGES.contains(&word))
}
