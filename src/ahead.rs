//! What code that was expanded ahead of time requires of this crate.
//!
//! Such code calls `__private`, which changes without notice, so it is for one version only. And it calls what is
//! behind features, which were chosen when it was expanded. It begins with `made_for!`, which checks both before the
//! compiler looks up the names.

/// `made_for! { "version" feature feature … }`: errors unless this crate has the version and the features.
#[doc(hidden)]
#[macro_export]
macro_rules! __made_for {
    // The version of this crate, which a test compares with that of the package.
    ("0.1.0" $($feature:ident)*) => {
        $($crate::__requires_feature! { $feature })*
    };
    ($version:literal $($other:tt)*) => {
        ::core::compile_error! { ::core::concat!(
            "this code was generated for version ", $version, " of `shapesmith`, but this is version 0.1.0\n",
            "  help: generate it again with version 0.1.0: the command `shapesmith` (`cargo install shapesmith-cli ",
            "--version 0.1.0`), or `shapesmith-codegen = \"=0.1.0\"` in `[build-dependencies]`"
        ) }
    };
}

/// An error unless this crate has a feature.
#[doc(hidden)]
#[macro_export]
macro_rules! __requires_feature {
    (serde) => {
        $crate::__private::if_serde! { {} else { $crate::__requires_feature! { "serde" } } }
    };
    (http) => {
        $crate::__private::if_http! { {} else { $crate::__requires_feature! { "http" } } }
    };
    (bignum) => {
        $crate::__private::if_bignum! { {} else { $crate::__requires_feature! { "bignum" } } }
    };
    (backreference) => {
        $crate::__private::if_backreference! { {} else {
            $crate::__requires_feature! { "backreference" }
        } }
    };
    ($feature:literal) => {
        ::core::compile_error! { ::core::concat!(
            "this code requires the feature `", $feature, "` of `shapesmith`, which is off\n",
            "  help: enable it in Cargo.toml: `shapesmith = { version = \"…\", features = [\"", $feature, "\"] }`, or ",
            "generate the code without it"
        ) }
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_is_that_of_the_package() {
        let source = include_str!("ahead.rs");
        let version = env!("CARGO_PKG_VERSION");
        assert!(source.contains(&format!("(\"{version}\" $(")));
        assert!(source.contains(&format!("but this is version {version}\\n")));
        assert!(source.contains(&format!("`shapesmith-codegen = \\\"={version}\\\"`")));
        assert!(source.contains(&format!("--version {version}`")));
    }
}
