// The expansion of `UpdateUserPoolClientRequest`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The new settings of one app client in a user pool.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct UpdateUserPoolClientRequest {
    /// The ID of the user pool that contains the app client.
    ///
    /// - required
    /// - length: 1 to 55
    /// - pattern: `^[\w-]+_[0-9a-zA-Z]+$`
    pub user_pool_id: ::std::string::String,
    /// The ID of the app client to change.
    ///
    /// - required
    /// - sensitive: redacted in `Display` and `Debug`
    /// - length: 1 to 128
    /// - pattern: `^[\w+]+$`
    pub client_id: ::std::string::String,
    /// The display name of the app client.
    ///
    /// - optional
    /// - length: 1 to 128
    /// - pattern: `^[\w\s+=,.@-]+$`
    pub client_name: ::core::option::Option<::std::string::String>,
    /// The lifetime of refresh tokens, in the unit set in `TokenValidityUnits`, or in days. Zero means the default of 30 days.
    ///
    /// - optional (default: `0`)
    /// - range: 0 to 315360000
    pub refresh_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// The lifetime of access tokens, in the unit set in `TokenValidityUnits`, or in hours.
    ///
    /// - optional
    /// - range: 1 to 86400
    pub access_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// The lifetime of ID tokens, in the unit set in `TokenValidityUnits`, or in hours.
    ///
    /// - optional
    /// - range: 1 to 86400
    pub id_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// The units of the three token lifetimes.
    ///
    /// - optional
    pub token_validity_units: ::core::option::Option<TokenValidityUnitsType>,
    /// The user attributes that the app client can read.
    ///
    /// - optional
    /// - each item: length: 1 to 2048
    pub read_attributes: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The user attributes that the app client can write.
    ///
    /// - optional
    /// - each item: length: 1 to 2048
    pub write_attributes: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The authentication flows that the app client allows.
    ///
    /// - optional
    pub explicit_auth_flows: ::core::option::Option<
        ::std::vec::Vec<ExplicitAuthFlowsType>,
    >,
    /// The names of the identity providers that users can sign in with.
    ///
    /// - optional
    /// - each item: length: 1 to 32
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$`
    pub supported_identity_providers: ::core::option::Option<
        ::std::vec::Vec<::std::string::String>,
    >,
    /// The allowed redirect URLs after sign-in.
    ///
    /// - optional
    /// - length: 0 to 100
    /// - each item: length: 1 to 1024
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub callback_urls: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The allowed redirect URLs after sign-out.
    ///
    /// - optional
    /// - length: 0 to 100
    /// - each item: length: 1 to 1024
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub logout_urls: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The default redirect URL. It must be one of `CallbackURLs`.
    ///
    /// - optional
    /// - length: 1 to 1024
    /// - pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub default_redirect_uri: ::core::option::Option<::std::string::String>,
    /// The OAuth grants that the app client can use.
    ///
    /// - optional
    /// - length: 0 to 3
    pub allowed_o_auth_flows: ::core::option::Option<::std::vec::Vec<OAuthFlowType>>,
    /// The OAuth scopes that the app client can request.
    ///
    /// - optional
    /// - length: 0 to 50
    /// - each item: length: 1 to 256
    /// - each item: pattern: `^[\x21\x23-\x5B\x5D-\x7E]+$`
    pub allowed_o_auth_scopes: ::core::option::Option<
        ::std::vec::Vec<::std::string::String>,
    >,
    /// Whether the app client can use OAuth. If not, the OAuth settings have no effect.
    ///
    /// - optional (default: `false`)
    pub allowed_o_auth_flows_user_pool_client: ::core::option::Option<
        ::core::primitive::bool,
    >,
    /// The Amazon Pinpoint project that receives usage data of the app client.
    ///
    /// - optional
    pub analytics_configuration: ::core::option::Option<AnalyticsConfigurationType>,
    /// Whether error responses reveal that a user does not exist.
    ///
    /// - optional
    pub prevent_user_existence_errors: ::core::option::Option<
        PreventUserExistenceErrorTypes,
    >,
    /// Whether tokens of the app client can be revoked.
    ///
    /// - optional
    pub enable_token_revocation: ::core::option::Option<::core::primitive::bool>,
    /// Whether the app client accepts user context data, such as IP addresses, for threat protection. It requires a client secret.
    ///
    /// - optional
    pub enable_propagate_additional_user_context_data: ::core::option::Option<
        ::core::primitive::bool,
    >,
    /// The time that a user has to respond to each authentication challenge, in minutes.
    ///
    /// - optional
    /// - range: 3 to 15
    pub auth_session_validity: ::core::option::Option<::core::primitive::i32>,
    /// Whether a refresh token is replaced when it is used.
    ///
    /// - optional
    pub refresh_token_rotation: ::core::option::Option<RefreshTokenRotationType>,
}

// expand/builder.rs
/// A builder for [`UpdateUserPoolClientRequest`].
///
/// Required members: `user_pool_id`, `client_id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct UpdateUserPoolClientRequestBuilder<
    UserPoolId = ::shapesmith::builder::Unset,
    ClientId = ::shapesmith::builder::Unset,
> {
    parts: <UpdateUserPoolClientRequest as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (UserPoolId, ClientId)>,
}

// expand/structure.rs
/// The units of token lifetimes.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct TokenValidityUnitsType {
    /// The unit of the access token lifetime. Hours if unset.
    ///
    /// - optional
    pub access_token: ::core::option::Option<TimeUnitsType>,
    /// The unit of the ID token lifetime. Hours if unset.
    ///
    /// - optional
    pub id_token: ::core::option::Option<TimeUnitsType>,
    /// The unit of the refresh token lifetime. Days if unset.
    ///
    /// - optional
    pub refresh_token: ::core::option::Option<TimeUnitsType>,
}

// expand/builder.rs
/// A builder for [`TokenValidityUnitsType`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct TokenValidityUnitsTypeBuilder {
    parts: <TokenValidityUnitsType as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/structure.rs
/// The Amazon Pinpoint project that receives usage data.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct AnalyticsConfigurationType {
    /// The ID of the project.
    ///
    /// - optional
    /// - pattern: `^[0-9a-fA-F]+$`
    pub application_id: ::core::option::Option<::std::string::String>,
    /// The ARN of the project. It replaces the ID, the role and the external ID.
    ///
    /// - optional
    /// - length: 20 to 2048
    /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
    pub application_arn: ::core::option::Option<::std::string::String>,
    /// The ARN of the role that allows Cognito to write to the project.
    ///
    /// - optional
    /// - length: 20 to 2048
    /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
    pub role_arn: ::core::option::Option<::std::string::String>,
    /// The external ID that the trust policy of the role requires.
    ///
    /// - optional
    /// - length: 0 to 131072
    pub external_id: ::core::option::Option<::std::string::String>,
    /// Whether the data includes user attributes.
    ///
    /// - optional (default: `false`)
    pub user_data_shared: ::core::option::Option<::core::primitive::bool>,
}

// expand/builder.rs
/// A builder for [`AnalyticsConfigurationType`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct AnalyticsConfigurationTypeBuilder {
    parts: <AnalyticsConfigurationType as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/enumeration.rs
/// Whether error responses reveal that a user does not exist.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum PreventUserExistenceErrorTypes {
    /// Responses reveal that the user does not exist.
    Legacy,
    /// Responses are the same as for a wrong password.
    Enabled,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/structure.rs
/// The settings for refresh token rotation.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct RefreshTokenRotationType {
    /// Whether refresh tokens are rotated.
    ///
    /// - required
    pub feature: FeatureType,
    /// The time that a replaced refresh token remains valid, in seconds, so that a request can be retried.
    ///
    /// - optional
    /// - range: 0 to 60
    pub retry_grace_period_seconds: ::core::option::Option<::core::primitive::i32>,
}

// expand/builder.rs
/// A builder for [`RefreshTokenRotationType`].
///
/// Required members: `feature`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct RefreshTokenRotationTypeBuilder<Feature = ::shapesmith::builder::Unset> {
    parts: <RefreshTokenRotationType as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Feature,)>,
}

// expand/enumeration.rs
/// A unit of time.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum TimeUnitsType {
    /// The value `seconds`.
    Seconds,
    /// The value `minutes`.
    Minutes,
    /// The value `hours`.
    Hours,
    /// The value `days`.
    Days,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// An authentication flow. Values without `ALLOW_` are legacy and cannot be combined with the others.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum ExplicitAuthFlowsType {
    /// The value `ADMIN_NO_SRP_AUTH`.
    AdminNoSrpAuth,
    /// The value `CUSTOM_AUTH_FLOW_ONLY`.
    CustomAuthFlowOnly,
    /// The value `USER_PASSWORD_AUTH`.
    UserPasswordAuth,
    /// The value `ALLOW_ADMIN_USER_PASSWORD_AUTH`.
    AllowAdminUserPasswordAuth,
    /// The value `ALLOW_CUSTOM_AUTH`.
    AllowCustomAuth,
    /// The value `ALLOW_USER_PASSWORD_AUTH`.
    AllowUserPasswordAuth,
    /// The value `ALLOW_USER_SRP_AUTH`.
    AllowUserSrpAuth,
    /// The value `ALLOW_REFRESH_TOKEN_AUTH`.
    AllowRefreshTokenAuth,
    /// The value `ALLOW_USER_AUTH`.
    AllowUserAuth,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// An OAuth grant.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum OAuthFlowType {
    /// The authorization code grant.
    Code,
    /// The implicit grant, which passes tokens to the browser.
    Implicit,
    /// The client credentials grant, for machine-to-machine access.
    ClientCredentials,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// Whether a feature is enabled.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum FeatureType {
    /// The value `ENABLED`.
    Enabled,
    /// The value `DISABLED`.
    Disabled,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/../model/cognito-identity-provider.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum user_pool_id {}
        pub enum client_id {}
        pub enum feature {}
    }

    // expand/pattern.rs
    static PATTERN_1: __private::Pattern = __private::Pattern::dfa(
        "^[\\w-]+_[0-9a-zA-Z]+$",
        b"00000000000000000000000000000000000000000000010022222222220000000222222222222222222222222220000302222222222222222222222222200000",
        48,
        [39, 40, 41],
        b"####&&&&(&&(%%&%",
    );

    // expand/pattern.rs
    static PATTERN_2: __private::Pattern = __private::Pattern::repeated_from(
        "^[\\w+]+$",
        b"11111111111111111111111111111111111111111110111100000000001111111000000000000000000000000001111010000000000000000000000000011111",
        1,
    );

    // expand/pattern.rs
    static PATTERN_3: __private::Pattern = __private::Pattern::repeated_from(
            "^[\\w\\s+=,.@-]+$",
            b"11111111100000111111111111111111011111111110000100000000001110110000000000000000000000000001111010000000000000000000000000011111",
            1,
        )
        .with_table(b"\x02\0\0\0", &__private::WHITE_SPACE);

    // expand/pattern.rs
    static PATTERN_4: __private::Pattern = __private::Pattern::repeated_from(
            "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+$",
            b"11111111111111111111111111111111000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
            1,
        )
        .with_table(b"\xFF\xFF\xFF\t", &__private::GENERAL_CATEGORIES);

    // expand/pattern.rs
    static PATTERN_5: __private::Pattern = __private::Pattern::repeated_from(
            "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$",
            b"11111111111111111111111111111111100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
            1,
        )
        .with_table(b"\xFF\xFF?\x08", &__private::GENERAL_CATEGORIES);

    // expand/pattern.rs
    static PATTERN_6: __private::Pattern = __private::Pattern::repeated_from(
        "^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$",
        b"11111111111111111111111111111111101000000000000000000000000000000000000000000000000000000000100000000000000000000000000000000001",
        1,
    );

    // expand/pattern.rs
    static PATTERN_7: __private::Pattern = __private::Pattern::repeated_from(
        "^[0-9a-fA-F]+$",
        b"11111111111111111111111111111111111111111111111100000000001111111000000111111111111111111111111110000001111111111111111111111111",
        1,
    );

    // expand/pattern.rs
    static PATTERN_8: __private::Pattern = __private::Pattern::dfa(
        "^arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?$",
        b"00000000000000000000000000000000000000000001111122222222223001001111111111111111111111111110000104111111111111511161111111100000",
        48,
        [50, 51, 54],
        b"#################3#45#*++--####3453&45&*++--####345#%###)*#,#.###(#'3#45#*++--###13453#45#*++--#/##3453#45#*++--##0#345",
    );

    // expand/check.rs
    fn check_user_pool_id_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(55),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_1, path, out);
    }

    // expand/check.rs
    fn check_client_id_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        path.set_sensitive();
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(128),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_2, path, out);
    }

    // expand/check.rs
    fn check_client_name_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(128),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_3, path, out);
    }

    // expand/check.rs
    fn check_refresh_token_validity_type(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(0)),
            __private::Some(__private::RangeBound::integer(315360000)),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_access_token_validity_type(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(1)),
            __private::Some(__private::RangeBound::integer(86400)),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_id_token_validity_type(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(1)),
            __private::Some(__private::RangeBound::integer(86400)),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_client_permission_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(2048),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_client_permission_list_type(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_client_permission_type(value, path, out),
        );
    }

    // expand/check.rs
    fn check_explicit_auth_flows_list_type(
        value: &[ExplicitAuthFlowsType],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| __private::Check::check(value, path, out),
        );
    }

    // expand/check.rs
    fn check_provider_name_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(32),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_4, path, out);
    }

    // expand/check.rs
    fn check_supported_identity_providers_list_type(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_provider_name_type(value, path, out),
        );
    }

    // expand/check.rs
    fn check_redirect_url_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(1024),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_5, path, out);
    }

    // expand/check.rs
    fn check_callback_urls_list_type(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_count(
            value.len(),
            __private::Some(0),
            __private::Some(100),
            path,
            out,
        );
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_redirect_url_type(value, path, out),
        );
    }

    // expand/check.rs
    fn check_logout_urls_list_type(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_count(
            value.len(),
            __private::Some(0),
            __private::Some(100),
            path,
            out,
        );
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_redirect_url_type(value, path, out),
        );
    }

    // expand/check.rs
    fn check_o_auth_flows_type(
        value: &[OAuthFlowType],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_count(
            value.len(),
            __private::Some(0),
            __private::Some(3),
            path,
            out,
        );
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| __private::Check::check(value, path, out),
        );
    }

    // expand/check.rs
    fn check_scope_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(256),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_6, path, out);
    }

    // expand/check.rs
    fn check_scope_list_type(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_count(
            value.len(),
            __private::Some(0),
            __private::Some(50),
            path,
            out,
        );
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_scope_type(value, path, out),
        );
    }

    // expand/check.rs
    fn check_auth_session_validity_type(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(3)),
            __private::Some(__private::RangeBound::integer(15)),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_hex_string_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_pattern(value, &PATTERN_7, path, out);
    }

    // expand/check.rs
    fn check_arn_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(20),
            __private::Some(2048),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_8, path, out);
    }

    // expand/check.rs
    fn check_string_type(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(0),
            __private::Some(131072),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_retry_grace_period_seconds_type(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(0)),
            __private::Some(__private::RangeBound::integer(60)),
            path,
            out,
        );
    }

    // expand/validate.rs
    impl UpdateUserPoolClientRequest {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for UpdateUserPoolClientRequest {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClientRequest";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for UpdateUserPoolClientRequest {
        const NAME: &'static __private::str = "UpdateUserPoolClientRequest";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("user_pool_id"),
            __private::FieldInfo::redacted("client_id", __private::Redaction::All),
            __private::FieldInfo::new("client_name"),
            __private::FieldInfo::new("refresh_token_validity"),
            __private::FieldInfo::new("access_token_validity"),
            __private::FieldInfo::new("id_token_validity"),
            __private::FieldInfo::new("token_validity_units"),
            __private::FieldInfo::new("read_attributes"),
            __private::FieldInfo::new("write_attributes"),
            __private::FieldInfo::new("explicit_auth_flows"),
            __private::FieldInfo::new("supported_identity_providers"),
            __private::FieldInfo::new("callback_urls"),
            __private::FieldInfo::new("logout_urls"),
            __private::FieldInfo::new("default_redirect_uri"),
            __private::FieldInfo::new("allowed_o_auth_flows"),
            __private::FieldInfo::new("allowed_o_auth_scopes"),
            __private::FieldInfo::new("allowed_o_auth_flows_user_pool_client"),
            __private::FieldInfo::new("analytics_configuration"),
            __private::FieldInfo::new("prevent_user_existence_errors"),
            __private::FieldInfo::new("enable_token_revocation"),
            __private::FieldInfo::new("enable_propagate_additional_user_context_data"),
            __private::FieldInfo::new("auth_session_validity"),
            __private::FieldInfo::new("refresh_token_rotation"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for UpdateUserPoolClientRequest {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.user_pool_id),
                1 => visit(&self.client_id),
                2 => visit(&self.client_name),
                3 => visit(&self.refresh_token_validity),
                4 => visit(&self.access_token_validity),
                5 => visit(&self.id_token_validity),
                6 => visit(&self.token_validity_units),
                7 => visit(&self.read_attributes),
                8 => visit(&self.write_attributes),
                9 => visit(&self.explicit_auth_flows),
                10 => visit(&self.supported_identity_providers),
                11 => visit(&self.callback_urls),
                12 => visit(&self.logout_urls),
                13 => visit(&self.default_redirect_uri),
                14 => visit(&self.allowed_o_auth_flows),
                15 => visit(&self.allowed_o_auth_scopes),
                16 => visit(&self.allowed_o_auth_flows_user_pool_client),
                17 => visit(&self.analytics_configuration),
                18 => visit(&self.prevent_user_existence_errors),
                19 => visit(&self.enable_token_revocation),
                20 => visit(&self.enable_propagate_additional_user_context_data),
                21 => visit(&self.auth_session_validity),
                22 => visit(&self.refresh_token_rotation),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for UpdateUserPoolClientRequestParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.user_pool_id),
                1 => visit(&self.client_id),
                2 => visit(&self.client_name),
                3 => visit(&self.refresh_token_validity),
                4 => visit(&self.access_token_validity),
                5 => visit(&self.id_token_validity),
                6 => visit(&self.token_validity_units),
                7 => visit(&self.read_attributes),
                8 => visit(&self.write_attributes),
                9 => visit(&self.explicit_auth_flows),
                10 => visit(&self.supported_identity_providers),
                11 => visit(&self.callback_urls),
                12 => visit(&self.logout_urls),
                13 => visit(&self.default_redirect_uri),
                14 => visit(&self.allowed_o_auth_flows),
                15 => visit(&self.allowed_o_auth_scopes),
                16 => visit(&self.allowed_o_auth_flows_user_pool_client),
                17 => visit(&self.analytics_configuration),
                18 => visit(&self.prevent_user_existence_errors),
                19 => visit(&self.enable_token_revocation),
                20 => visit(&self.enable_propagate_additional_user_context_data),
                21 => visit(&self.auth_session_validity),
                22 => visit(&self.refresh_token_rotation),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for UpdateUserPoolClientRequest {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for UpdateUserPoolClientRequest {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for UpdateUserPoolClientRequest {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.member(
                path,
                0,
                "UserPoolId",
                check_user_pool_id_type,
                &self.user_pool_id,
            );
            out.member(path, 1, "ClientId", check_client_id_type, &self.client_id);
            out.optional_member(
                path,
                2,
                "ClientName",
                check_client_name_type,
                self.client_name.as_deref(),
            );
            out.optional_member(
                path,
                3,
                "RefreshTokenValidity",
                check_refresh_token_validity_type,
                self.refresh_token_validity,
            );
            out.optional_member(
                path,
                4,
                "AccessTokenValidity",
                check_access_token_validity_type,
                self.access_token_validity,
            );
            out.optional_member(
                path,
                5,
                "IdTokenValidity",
                check_id_token_validity_type,
                self.id_token_validity,
            );
            out.optional_member(
                path,
                6,
                "TokenValidityUnits",
                __private::Check::check,
                self.token_validity_units.as_ref(),
            );
            out.optional_member(
                path,
                7,
                "ReadAttributes",
                check_client_permission_list_type,
                self.read_attributes.as_deref(),
            );
            out.optional_member(
                path,
                8,
                "WriteAttributes",
                check_client_permission_list_type,
                self.write_attributes.as_deref(),
            );
            out.optional_member(
                path,
                9,
                "ExplicitAuthFlows",
                check_explicit_auth_flows_list_type,
                self.explicit_auth_flows.as_deref(),
            );
            out.optional_member(
                path,
                10,
                "SupportedIdentityProviders",
                check_supported_identity_providers_list_type,
                self.supported_identity_providers.as_deref(),
            );
            out.optional_member(
                path,
                11,
                "CallbackURLs",
                check_callback_urls_list_type,
                self.callback_urls.as_deref(),
            );
            out.optional_member(
                path,
                12,
                "LogoutURLs",
                check_logout_urls_list_type,
                self.logout_urls.as_deref(),
            );
            out.optional_member(
                path,
                13,
                "DefaultRedirectURI",
                check_redirect_url_type,
                self.default_redirect_uri.as_deref(),
            );
            out.optional_member(
                path,
                14,
                "AllowedOAuthFlows",
                check_o_auth_flows_type,
                self.allowed_o_auth_flows.as_deref(),
            );
            out.optional_member(
                path,
                15,
                "AllowedOAuthScopes",
                check_scope_list_type,
                self.allowed_o_auth_scopes.as_deref(),
            );
            out.optional_member(
                path,
                17,
                "AnalyticsConfiguration",
                __private::Check::check,
                self.analytics_configuration.as_ref(),
            );
            out.optional_member(
                path,
                18,
                "PreventUserExistenceErrors",
                __private::Check::check,
                self.prevent_user_existence_errors.as_ref(),
            );
            out.optional_member(
                path,
                21,
                "AuthSessionValidity",
                check_auth_session_validity_type,
                self.auth_session_validity,
            );
            out.optional_member(
                path,
                22,
                "RefreshTokenRotation",
                __private::Check::check,
                self.refresh_token_rotation.as_ref(),
            );
        }
    }

    // expand/default_method.rs
    impl UpdateUserPoolClientRequest {
        /// Returns `refresh_token_validity`, or its default: `0`.
        #[must_use]
        pub fn refresh_token_validity(&self) -> __private::i32 {
            self.refresh_token_validity.unwrap_or(0)
        }
        /// Returns `allowed_o_auth_flows_user_pool_client`, or its default: `false`.
        #[must_use]
        pub fn allowed_o_auth_flows_user_pool_client(&self) -> __private::bool {
            self.allowed_o_auth_flows_user_pool_client.unwrap_or(false)
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for UpdateUserPoolClientRequest {
        type Parts = UpdateUserPoolClientRequestParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct UpdateUserPoolClientRequestParts {
        user_pool_id: __private::Option<__private::String>,
        client_id: __private::Option<__private::String>,
        client_name: __private::Option<__private::String>,
        refresh_token_validity: __private::Option<__private::i32>,
        access_token_validity: __private::Option<__private::i32>,
        id_token_validity: __private::Option<__private::i32>,
        token_validity_units: __private::Option<TokenValidityUnitsType>,
        read_attributes: __private::Option<__private::Vec<__private::String>>,
        write_attributes: __private::Option<__private::Vec<__private::String>>,
        explicit_auth_flows: __private::Option<__private::Vec<ExplicitAuthFlowsType>>,
        supported_identity_providers: __private::Option<
            __private::Vec<__private::String>,
        >,
        callback_urls: __private::Option<__private::Vec<__private::String>>,
        logout_urls: __private::Option<__private::Vec<__private::String>>,
        default_redirect_uri: __private::Option<__private::String>,
        allowed_o_auth_flows: __private::Option<__private::Vec<OAuthFlowType>>,
        allowed_o_auth_scopes: __private::Option<__private::Vec<__private::String>>,
        allowed_o_auth_flows_user_pool_client: __private::Option<__private::bool>,
        analytics_configuration: __private::Option<AnalyticsConfigurationType>,
        prevent_user_existence_errors: __private::Option<PreventUserExistenceErrorTypes>,
        enable_token_revocation: __private::Option<__private::bool>,
        enable_propagate_additional_user_context_data: __private::Option<
            __private::bool,
        >,
        auth_session_validity: __private::Option<__private::i32>,
        refresh_token_rotation: __private::Option<RefreshTokenRotationType>,
    }

    // expand/builder.rs
    impl UpdateUserPoolClientRequest {
        /// Creates a builder for `UpdateUserPoolClientRequest`.
        pub fn builder() -> UpdateUserPoolClientRequestBuilder<
            __private::Unset,
            __private::Unset,
        > {
            UpdateUserPoolClientRequestBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<UserPoolId, ClientId>(
            set: impl __private::FnOnce(
                UpdateUserPoolClientRequestBuilder<__private::Unset, __private::Unset>,
            ) -> UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            UserPoolId: __private::IsSet<
                UpdateUserPoolClientRequest,
                __member::user_pool_id,
            >,
            ClientId: __private::IsSet<UpdateUserPoolClientRequest, __member::client_id>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(
            &self,
        ) -> UpdateUserPoolClientRequestBuilder<__private::Set, __private::Set> {
            let Self {
                user_pool_id,
                client_id,
                client_name,
                refresh_token_validity,
                access_token_validity,
                id_token_validity,
                token_validity_units,
                read_attributes,
                write_attributes,
                explicit_auth_flows,
                supported_identity_providers,
                callback_urls,
                logout_urls,
                default_redirect_uri,
                allowed_o_auth_flows,
                allowed_o_auth_scopes,
                allowed_o_auth_flows_user_pool_client,
                analytics_configuration,
                prevent_user_existence_errors,
                enable_token_revocation,
                enable_propagate_additional_user_context_data,
                auth_session_validity,
                refresh_token_rotation,
            } = __private::Clone::clone(self);
            UpdateUserPoolClientRequestBuilder {
                parts: UpdateUserPoolClientRequestParts {
                    user_pool_id: __private::Some(user_pool_id),
                    client_id: __private::Some(client_id),
                    client_name,
                    refresh_token_validity,
                    access_token_validity,
                    id_token_validity,
                    token_validity_units,
                    read_attributes,
                    write_attributes,
                    explicit_auth_flows,
                    supported_identity_providers,
                    callback_urls,
                    logout_urls,
                    default_redirect_uri,
                    allowed_o_auth_flows,
                    allowed_o_auth_scopes,
                    allowed_o_auth_flows_user_pool_client,
                    analytics_configuration,
                    prevent_user_existence_errors,
                    enable_token_revocation,
                    enable_propagate_additional_user_context_data,
                    auth_session_validity,
                    refresh_token_rotation,
                },
                state: __private::PhantomData,
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                UpdateUserPoolClientRequestBuilder<__private::Set, __private::Set>,
            ) -> UpdateUserPoolClientRequestBuilder<__private::Set, __private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<UserPoolId, ClientId> UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId> {
        /// The ID of the user pool that contains the app client.
        ///
        /// - required
        /// - length: 1 to 55
        /// - pattern: `^[\w-]+_[0-9a-zA-Z]+$`
        pub fn user_pool_id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> UpdateUserPoolClientRequestBuilder<__private::Set, ClientId> {
            self.parts.user_pool_id = __private::Some(__private::Into::into(value));
            UpdateUserPoolClientRequestBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The ID of the app client to change.
        ///
        /// - required
        /// - sensitive: redacted in `Display` and `Debug`
        /// - length: 1 to 128
        /// - pattern: `^[\w+]+$`
        pub fn client_id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> UpdateUserPoolClientRequestBuilder<UserPoolId, __private::Set> {
            self.parts.client_id = __private::Some(__private::Into::into(value));
            UpdateUserPoolClientRequestBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The display name of the app client.
        ///
        /// - optional
        /// - length: 1 to 128
        /// - pattern: `^[\w\s+=,.@-]+$`
        pub fn client_name(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_client_name(__private::Some(value))
        }
        /// Like `client_name`, but takes an `Option`.
        pub fn maybe_client_name(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.client_name = value.map(__private::Into::into);
            self
        }
        /// The lifetime of refresh tokens, in the unit set in `TokenValidityUnits`, or in days. Zero means the default of 30 days.
        ///
        /// - optional (default: `0`)
        /// - range: 0 to 315360000
        pub fn refresh_token_validity(self, value: __private::i32) -> Self {
            self.maybe_refresh_token_validity(__private::Some(value))
        }
        /// Like `refresh_token_validity`, but takes an `Option`.
        pub fn maybe_refresh_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.refresh_token_validity = value;
            self
        }
        /// The lifetime of access tokens, in the unit set in `TokenValidityUnits`, or in hours.
        ///
        /// - optional
        /// - range: 1 to 86400
        pub fn access_token_validity(self, value: __private::i32) -> Self {
            self.maybe_access_token_validity(__private::Some(value))
        }
        /// Like `access_token_validity`, but takes an `Option`.
        pub fn maybe_access_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.access_token_validity = value;
            self
        }
        /// The lifetime of ID tokens, in the unit set in `TokenValidityUnits`, or in hours.
        ///
        /// - optional
        /// - range: 1 to 86400
        pub fn id_token_validity(self, value: __private::i32) -> Self {
            self.maybe_id_token_validity(__private::Some(value))
        }
        /// Like `id_token_validity`, but takes an `Option`.
        pub fn maybe_id_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.id_token_validity = value;
            self
        }
        /// The units of the three token lifetimes.
        ///
        /// - optional
        pub fn token_validity_units(self, value: TokenValidityUnitsType) -> Self {
            self.maybe_token_validity_units(__private::Some(value))
        }
        /// Like `token_validity_units`, but takes an `Option`.
        pub fn maybe_token_validity_units(
            mut self,
            value: __private::Option<TokenValidityUnitsType>,
        ) -> Self {
            self.parts.token_validity_units = value;
            self
        }
        /// The user attributes that the app client can read.
        ///
        /// - optional
        /// - each item: length: 1 to 2048
        pub fn read_attributes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_read_attributes(__private::Some(value))
        }
        /// Like `read_attributes`, but takes an `Option`.
        pub fn maybe_read_attributes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.read_attributes = value.map(__private::collect_list);
            self
        }
        /// The user attributes that the app client can write.
        ///
        /// - optional
        /// - each item: length: 1 to 2048
        pub fn write_attributes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_write_attributes(__private::Some(value))
        }
        /// Like `write_attributes`, but takes an `Option`.
        pub fn maybe_write_attributes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.write_attributes = value.map(__private::collect_list);
            self
        }
        /// The authentication flows that the app client allows.
        ///
        /// - optional
        pub fn explicit_auth_flows(
            self,
            value: impl __private::IntoIterator<Item = ExplicitAuthFlowsType>,
        ) -> Self {
            self.maybe_explicit_auth_flows(__private::Some(value))
        }
        /// Like `explicit_auth_flows`, but takes an `Option`.
        pub fn maybe_explicit_auth_flows(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<Item = ExplicitAuthFlowsType>,
            >,
        ) -> Self {
            self.parts.explicit_auth_flows = value.map(__private::collect_list);
            self
        }
        /// The names of the identity providers that users can sign in with.
        ///
        /// - optional
        /// - each item: length: 1 to 32
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$`
        pub fn supported_identity_providers(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_supported_identity_providers(__private::Some(value))
        }
        /// Like `supported_identity_providers`, but takes an `Option`.
        pub fn maybe_supported_identity_providers(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.supported_identity_providers = value.map(__private::collect_list);
            self
        }
        /// The allowed redirect URLs after sign-in.
        ///
        /// - optional
        /// - length: 0 to 100
        /// - each item: length: 1 to 1024
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn callback_urls(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_callback_urls(__private::Some(value))
        }
        /// Like `callback_urls`, but takes an `Option`.
        pub fn maybe_callback_urls(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.callback_urls = value.map(__private::collect_list);
            self
        }
        /// The allowed redirect URLs after sign-out.
        ///
        /// - optional
        /// - length: 0 to 100
        /// - each item: length: 1 to 1024
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn logout_urls(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_logout_urls(__private::Some(value))
        }
        /// Like `logout_urls`, but takes an `Option`.
        pub fn maybe_logout_urls(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.logout_urls = value.map(__private::collect_list);
            self
        }
        /// The default redirect URL. It must be one of `CallbackURLs`.
        ///
        /// - optional
        /// - length: 1 to 1024
        /// - pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn default_redirect_uri(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_default_redirect_uri(__private::Some(value))
        }
        /// Like `default_redirect_uri`, but takes an `Option`.
        pub fn maybe_default_redirect_uri(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.default_redirect_uri = value.map(__private::Into::into);
            self
        }
        /// The OAuth grants that the app client can use.
        ///
        /// - optional
        /// - length: 0 to 3
        pub fn allowed_o_auth_flows(
            self,
            value: impl __private::IntoIterator<Item = OAuthFlowType>,
        ) -> Self {
            self.maybe_allowed_o_auth_flows(__private::Some(value))
        }
        /// Like `allowed_o_auth_flows`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_flows(
            mut self,
            value: __private::Option<impl __private::IntoIterator<Item = OAuthFlowType>>,
        ) -> Self {
            self.parts.allowed_o_auth_flows = value.map(__private::collect_list);
            self
        }
        /// The OAuth scopes that the app client can request.
        ///
        /// - optional
        /// - length: 0 to 50
        /// - each item: length: 1 to 256
        /// - each item: pattern: `^[\x21\x23-\x5B\x5D-\x7E]+$`
        pub fn allowed_o_auth_scopes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_allowed_o_auth_scopes(__private::Some(value))
        }
        /// Like `allowed_o_auth_scopes`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_scopes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.allowed_o_auth_scopes = value.map(__private::collect_list);
            self
        }
        /// Whether the app client can use OAuth. If not, the OAuth settings have no effect.
        ///
        /// - optional (default: `false`)
        pub fn allowed_o_auth_flows_user_pool_client(
            self,
            value: __private::bool,
        ) -> Self {
            self.maybe_allowed_o_auth_flows_user_pool_client(__private::Some(value))
        }
        /// Like `allowed_o_auth_flows_user_pool_client`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_flows_user_pool_client(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.allowed_o_auth_flows_user_pool_client = value;
            self
        }
        /// The Amazon Pinpoint project that receives usage data of the app client.
        ///
        /// - optional
        pub fn analytics_configuration(self, value: AnalyticsConfigurationType) -> Self {
            self.maybe_analytics_configuration(__private::Some(value))
        }
        /// Like `analytics_configuration`, but takes an `Option`.
        pub fn maybe_analytics_configuration(
            mut self,
            value: __private::Option<AnalyticsConfigurationType>,
        ) -> Self {
            self.parts.analytics_configuration = value;
            self
        }
        /// Whether error responses reveal that a user does not exist.
        ///
        /// - optional
        pub fn prevent_user_existence_errors(
            self,
            value: PreventUserExistenceErrorTypes,
        ) -> Self {
            self.maybe_prevent_user_existence_errors(__private::Some(value))
        }
        /// Like `prevent_user_existence_errors`, but takes an `Option`.
        pub fn maybe_prevent_user_existence_errors(
            mut self,
            value: __private::Option<PreventUserExistenceErrorTypes>,
        ) -> Self {
            self.parts.prevent_user_existence_errors = value;
            self
        }
        /// Whether tokens of the app client can be revoked.
        ///
        /// - optional
        pub fn enable_token_revocation(self, value: __private::bool) -> Self {
            self.maybe_enable_token_revocation(__private::Some(value))
        }
        /// Like `enable_token_revocation`, but takes an `Option`.
        pub fn maybe_enable_token_revocation(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.enable_token_revocation = value;
            self
        }
        /// Whether the app client accepts user context data, such as IP addresses, for threat protection. It requires a client secret.
        ///
        /// - optional
        pub fn enable_propagate_additional_user_context_data(
            self,
            value: __private::bool,
        ) -> Self {
            self.maybe_enable_propagate_additional_user_context_data(
                __private::Some(value),
            )
        }
        /// Like `enable_propagate_additional_user_context_data`, but takes an `Option`.
        pub fn maybe_enable_propagate_additional_user_context_data(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.enable_propagate_additional_user_context_data = value;
            self
        }
        /// The time that a user has to respond to each authentication challenge, in minutes.
        ///
        /// - optional
        /// - range: 3 to 15
        pub fn auth_session_validity(self, value: __private::i32) -> Self {
            self.maybe_auth_session_validity(__private::Some(value))
        }
        /// Like `auth_session_validity`, but takes an `Option`.
        pub fn maybe_auth_session_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.auth_session_validity = value;
            self
        }
        /// Whether a refresh token is replaced when it is used.
        ///
        /// - optional
        pub fn refresh_token_rotation(self, value: RefreshTokenRotationType) -> Self {
            self.maybe_refresh_token_rotation(__private::Some(value))
        }
        /// Like `refresh_token_rotation`, but takes an `Option`.
        pub fn maybe_refresh_token_rotation(
            mut self,
            value: __private::Option<RefreshTokenRotationType>,
        ) -> Self {
            self.parts.refresh_token_rotation = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<
            UpdateUserPoolClientRequest,
            __private::ConstraintViolations,
        >
        where
            UserPoolId: __private::IsSet<
                UpdateUserPoolClientRequest,
                __member::user_pool_id,
            >,
            ClientId: __private::IsSet<UpdateUserPoolClientRequest, __member::client_id>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> UpdateUserPoolClientRequest
        where
            UserPoolId: __private::IsSet<
                UpdateUserPoolClientRequest,
                __member::user_pool_id,
            >,
            ClientId: __private::IsSet<UpdateUserPoolClientRequest, __member::client_id>,
        {
            let UpdateUserPoolClientRequestParts {
                user_pool_id,
                client_id,
                client_name,
                refresh_token_validity,
                access_token_validity,
                id_token_validity,
                token_validity_units,
                read_attributes,
                write_attributes,
                explicit_auth_flows,
                supported_identity_providers,
                callback_urls,
                logout_urls,
                default_redirect_uri,
                allowed_o_auth_flows,
                allowed_o_auth_scopes,
                allowed_o_auth_flows_user_pool_client,
                analytics_configuration,
                prevent_user_existence_errors,
                enable_token_revocation,
                enable_propagate_additional_user_context_data,
                auth_session_validity,
                refresh_token_rotation,
            } = self.parts;
            UpdateUserPoolClientRequest {
                user_pool_id: __private::expect_set(user_pool_id),
                client_id: __private::expect_set(client_id),
                client_name,
                refresh_token_validity,
                access_token_validity,
                id_token_validity,
                token_validity_units,
                read_attributes,
                write_attributes,
                explicit_auth_flows,
                supported_identity_providers,
                callback_urls,
                logout_urls,
                default_redirect_uri,
                allowed_o_auth_flows,
                allowed_o_auth_scopes,
                allowed_o_auth_flows_user_pool_client,
                analytics_configuration,
                prevent_user_existence_errors,
                enable_token_revocation,
                enable_propagate_additional_user_context_data,
                auth_session_validity,
                refresh_token_rotation,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<UserPoolId, ClientId> __private::fmt::Debug
    for UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                UpdateUserPoolClientRequest,
            >("UpdateUserPoolClientRequestBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl TokenValidityUnitsType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for TokenValidityUnitsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#TokenValidityUnitsType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for TokenValidityUnitsType {
        const NAME: &'static __private::str = "TokenValidityUnitsType";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("access_token"),
            __private::FieldInfo::new("id_token"),
            __private::FieldInfo::new("refresh_token"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for TokenValidityUnitsType {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.access_token),
                1 => visit(&self.id_token),
                2 => visit(&self.refresh_token),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for TokenValidityUnitsTypeParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.access_token),
                1 => visit(&self.id_token),
                2 => visit(&self.refresh_token),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for TokenValidityUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for TokenValidityUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for TokenValidityUnitsType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.optional_member(
                path,
                0,
                "AccessToken",
                __private::Check::check,
                self.access_token.as_ref(),
            );
            out.optional_member(
                path,
                1,
                "IdToken",
                __private::Check::check,
                self.id_token.as_ref(),
            );
            out.optional_member(
                path,
                2,
                "RefreshToken",
                __private::Check::check,
                self.refresh_token.as_ref(),
            );
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for TokenValidityUnitsType {
        type Parts = TokenValidityUnitsTypeParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct TokenValidityUnitsTypeParts {
        access_token: __private::Option<TimeUnitsType>,
        id_token: __private::Option<TimeUnitsType>,
        refresh_token: __private::Option<TimeUnitsType>,
    }

    // expand/builder.rs
    impl TokenValidityUnitsType {
        /// Creates a builder for `TokenValidityUnitsType`.
        pub fn builder() -> TokenValidityUnitsTypeBuilder {
            TokenValidityUnitsTypeBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(
                TokenValidityUnitsTypeBuilder,
            ) -> TokenValidityUnitsTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> TokenValidityUnitsTypeBuilder {
            let Self { access_token, id_token, refresh_token } = __private::Clone::clone(
                self,
            );
            TokenValidityUnitsTypeBuilder {
                parts: TokenValidityUnitsTypeParts {
                    access_token,
                    id_token,
                    refresh_token,
                },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                TokenValidityUnitsTypeBuilder,
            ) -> TokenValidityUnitsTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl TokenValidityUnitsTypeBuilder {
        /// The unit of the access token lifetime. Hours if unset.
        ///
        /// - optional
        pub fn access_token(self, value: TimeUnitsType) -> Self {
            self.maybe_access_token(__private::Some(value))
        }
        /// Like `access_token`, but takes an `Option`.
        pub fn maybe_access_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.access_token = value;
            self
        }
        /// The unit of the ID token lifetime. Hours if unset.
        ///
        /// - optional
        pub fn id_token(self, value: TimeUnitsType) -> Self {
            self.maybe_id_token(__private::Some(value))
        }
        /// Like `id_token`, but takes an `Option`.
        pub fn maybe_id_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.id_token = value;
            self
        }
        /// The unit of the refresh token lifetime. Days if unset.
        ///
        /// - optional
        pub fn refresh_token(self, value: TimeUnitsType) -> Self {
            self.maybe_refresh_token(__private::Some(value))
        }
        /// Like `refresh_token`, but takes an `Option`.
        pub fn maybe_refresh_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.refresh_token = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<TokenValidityUnitsType, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> TokenValidityUnitsType {
            let TokenValidityUnitsTypeParts { access_token, id_token, refresh_token } = self
                .parts;
            TokenValidityUnitsType {
                access_token,
                id_token,
                refresh_token,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for TokenValidityUnitsTypeBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                TokenValidityUnitsType,
            >("TokenValidityUnitsTypeBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl AnalyticsConfigurationType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for AnalyticsConfigurationType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for AnalyticsConfigurationType {
        const NAME: &'static __private::str = "AnalyticsConfigurationType";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("application_id"),
            __private::FieldInfo::new("application_arn"),
            __private::FieldInfo::new("role_arn"),
            __private::FieldInfo::new("external_id"),
            __private::FieldInfo::new("user_data_shared"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for AnalyticsConfigurationType {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.application_id),
                1 => visit(&self.application_arn),
                2 => visit(&self.role_arn),
                3 => visit(&self.external_id),
                4 => visit(&self.user_data_shared),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for AnalyticsConfigurationTypeParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.application_id),
                1 => visit(&self.application_arn),
                2 => visit(&self.role_arn),
                3 => visit(&self.external_id),
                4 => visit(&self.user_data_shared),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for AnalyticsConfigurationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for AnalyticsConfigurationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for AnalyticsConfigurationType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.optional_member(
                path,
                0,
                "ApplicationId",
                check_hex_string_type,
                self.application_id.as_deref(),
            );
            out.optional_member(
                path,
                1,
                "ApplicationArn",
                check_arn_type,
                self.application_arn.as_deref(),
            );
            out.optional_member(
                path,
                2,
                "RoleArn",
                check_arn_type,
                self.role_arn.as_deref(),
            );
            out.optional_member(
                path,
                3,
                "ExternalId",
                check_string_type,
                self.external_id.as_deref(),
            );
        }
    }

    // expand/default_method.rs
    impl AnalyticsConfigurationType {
        /// Returns `user_data_shared`, or its default: `false`.
        #[must_use]
        pub fn user_data_shared(&self) -> __private::bool {
            self.user_data_shared.unwrap_or(false)
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for AnalyticsConfigurationType {
        type Parts = AnalyticsConfigurationTypeParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct AnalyticsConfigurationTypeParts {
        application_id: __private::Option<__private::String>,
        application_arn: __private::Option<__private::String>,
        role_arn: __private::Option<__private::String>,
        external_id: __private::Option<__private::String>,
        user_data_shared: __private::Option<__private::bool>,
    }

    // expand/builder.rs
    impl AnalyticsConfigurationType {
        /// Creates a builder for `AnalyticsConfigurationType`.
        pub fn builder() -> AnalyticsConfigurationTypeBuilder {
            AnalyticsConfigurationTypeBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(
                AnalyticsConfigurationTypeBuilder,
            ) -> AnalyticsConfigurationTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> AnalyticsConfigurationTypeBuilder {
            let Self {
                application_id,
                application_arn,
                role_arn,
                external_id,
                user_data_shared,
            } = __private::Clone::clone(self);
            AnalyticsConfigurationTypeBuilder {
                parts: AnalyticsConfigurationTypeParts {
                    application_id,
                    application_arn,
                    role_arn,
                    external_id,
                    user_data_shared,
                },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                AnalyticsConfigurationTypeBuilder,
            ) -> AnalyticsConfigurationTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl AnalyticsConfigurationTypeBuilder {
        /// The ID of the project.
        ///
        /// - optional
        /// - pattern: `^[0-9a-fA-F]+$`
        pub fn application_id(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_application_id(__private::Some(value))
        }
        /// Like `application_id`, but takes an `Option`.
        pub fn maybe_application_id(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.application_id = value.map(__private::Into::into);
            self
        }
        /// The ARN of the project. It replaces the ID, the role and the external ID.
        ///
        /// - optional
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn application_arn(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_application_arn(__private::Some(value))
        }
        /// Like `application_arn`, but takes an `Option`.
        pub fn maybe_application_arn(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.application_arn = value.map(__private::Into::into);
            self
        }
        /// The ARN of the role that allows Cognito to write to the project.
        ///
        /// - optional
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn role_arn(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_role_arn(__private::Some(value))
        }
        /// Like `role_arn`, but takes an `Option`.
        pub fn maybe_role_arn(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.role_arn = value.map(__private::Into::into);
            self
        }
        /// The external ID that the trust policy of the role requires.
        ///
        /// - optional
        /// - length: 0 to 131072
        pub fn external_id(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_external_id(__private::Some(value))
        }
        /// Like `external_id`, but takes an `Option`.
        pub fn maybe_external_id(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.external_id = value.map(__private::Into::into);
            self
        }
        /// Whether the data includes user attributes.
        ///
        /// - optional (default: `false`)
        pub fn user_data_shared(self, value: __private::bool) -> Self {
            self.maybe_user_data_shared(__private::Some(value))
        }
        /// Like `user_data_shared`, but takes an `Option`.
        pub fn maybe_user_data_shared(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.user_data_shared = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<
            AnalyticsConfigurationType,
            __private::ConstraintViolations,
        > {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> AnalyticsConfigurationType {
            let AnalyticsConfigurationTypeParts {
                application_id,
                application_arn,
                role_arn,
                external_id,
                user_data_shared,
            } = self.parts;
            AnalyticsConfigurationType {
                application_id,
                application_arn,
                role_arn,
                external_id,
                user_data_shared,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for AnalyticsConfigurationTypeBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                AnalyticsConfigurationType,
            >("AnalyticsConfigurationTypeBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl PreventUserExistenceErrorTypes {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl PreventUserExistenceErrorTypes {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Legacy => "LEGACY",
                Self::Enabled => "ENABLED",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["LEGACY", "ENABLED"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for PreventUserExistenceErrorTypes {
        fn from(value: &__private::str) -> Self {
            match value {
                "LEGACY" => Self::Legacy,
                "ENABLED" => Self::Enabled,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for PreventUserExistenceErrorTypes {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for PreventUserExistenceErrorTypes {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for PreventUserExistenceErrorTypes {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#PreventUserExistenceErrorTypes";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for PreventUserExistenceErrorTypes {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for PreventUserExistenceErrorTypes {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }

    // expand/validate.rs
    impl RefreshTokenRotationType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for RefreshTokenRotationType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#RefreshTokenRotationType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for RefreshTokenRotationType {
        const NAME: &'static __private::str = "RefreshTokenRotationType";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("feature"),
            __private::FieldInfo::new("retry_grace_period_seconds"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for RefreshTokenRotationType {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.feature),
                1 => visit(&self.retry_grace_period_seconds),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for RefreshTokenRotationTypeParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.feature),
                1 => visit(&self.retry_grace_period_seconds),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for RefreshTokenRotationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for RefreshTokenRotationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for RefreshTokenRotationType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.member(path, 0, "Feature", __private::Check::check, &self.feature);
            out.optional_member(
                path,
                1,
                "RetryGracePeriodSeconds",
                check_retry_grace_period_seconds_type,
                self.retry_grace_period_seconds,
            );
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for RefreshTokenRotationType {
        type Parts = RefreshTokenRotationTypeParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct RefreshTokenRotationTypeParts {
        feature: __private::Option<FeatureType>,
        retry_grace_period_seconds: __private::Option<__private::i32>,
    }

    // expand/builder.rs
    impl RefreshTokenRotationType {
        /// Creates a builder for `RefreshTokenRotationType`.
        pub fn builder() -> RefreshTokenRotationTypeBuilder<__private::Unset> {
            RefreshTokenRotationTypeBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<Feature>(
            set: impl __private::FnOnce(
                RefreshTokenRotationTypeBuilder<__private::Unset>,
            ) -> RefreshTokenRotationTypeBuilder<Feature>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Feature: __private::IsSet<RefreshTokenRotationType, __member::feature>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> RefreshTokenRotationTypeBuilder<__private::Set> {
            let Self { feature, retry_grace_period_seconds } = __private::Clone::clone(
                self,
            );
            RefreshTokenRotationTypeBuilder {
                parts: RefreshTokenRotationTypeParts {
                    feature: __private::Some(feature),
                    retry_grace_period_seconds,
                },
                state: __private::PhantomData,
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                RefreshTokenRotationTypeBuilder<__private::Set>,
            ) -> RefreshTokenRotationTypeBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<Feature> RefreshTokenRotationTypeBuilder<Feature> {
        /// Whether refresh tokens are rotated.
        ///
        /// - required
        pub fn feature(
            mut self,
            value: FeatureType,
        ) -> RefreshTokenRotationTypeBuilder<__private::Set> {
            self.parts.feature = __private::Some(value);
            RefreshTokenRotationTypeBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The time that a replaced refresh token remains valid, in seconds, so that a request can be retried.
        ///
        /// - optional
        /// - range: 0 to 60
        pub fn retry_grace_period_seconds(self, value: __private::i32) -> Self {
            self.maybe_retry_grace_period_seconds(__private::Some(value))
        }
        /// Like `retry_grace_period_seconds`, but takes an `Option`.
        pub fn maybe_retry_grace_period_seconds(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.retry_grace_period_seconds = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<RefreshTokenRotationType, __private::ConstraintViolations>
        where
            Feature: __private::IsSet<RefreshTokenRotationType, __member::feature>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> RefreshTokenRotationType
        where
            Feature: __private::IsSet<RefreshTokenRotationType, __member::feature>,
        {
            let RefreshTokenRotationTypeParts { feature, retry_grace_period_seconds } = self
                .parts;
            RefreshTokenRotationType {
                feature: __private::expect_set(feature),
                retry_grace_period_seconds,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Feature> __private::fmt::Debug for RefreshTokenRotationTypeBuilder<Feature> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                RefreshTokenRotationType,
            >("RefreshTokenRotationTypeBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl TimeUnitsType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl TimeUnitsType {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Seconds => "seconds",
                Self::Minutes => "minutes",
                Self::Hours => "hours",
                Self::Days => "days",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["seconds", "minutes", "hours", "days"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for TimeUnitsType {
        fn from(value: &__private::str) -> Self {
            match value {
                "seconds" => Self::Seconds,
                "minutes" => Self::Minutes,
                "hours" => Self::Hours,
                "days" => Self::Days,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for TimeUnitsType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for TimeUnitsType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for TimeUnitsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#TimeUnitsType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for TimeUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for TimeUnitsType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }

    // expand/validate.rs
    impl ExplicitAuthFlowsType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl ExplicitAuthFlowsType {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::AdminNoSrpAuth => "ADMIN_NO_SRP_AUTH",
                Self::CustomAuthFlowOnly => "CUSTOM_AUTH_FLOW_ONLY",
                Self::UserPasswordAuth => "USER_PASSWORD_AUTH",
                Self::AllowAdminUserPasswordAuth => "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                Self::AllowCustomAuth => "ALLOW_CUSTOM_AUTH",
                Self::AllowUserPasswordAuth => "ALLOW_USER_PASSWORD_AUTH",
                Self::AllowUserSrpAuth => "ALLOW_USER_SRP_AUTH",
                Self::AllowRefreshTokenAuth => "ALLOW_REFRESH_TOKEN_AUTH",
                Self::AllowUserAuth => "ALLOW_USER_AUTH",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &[
                "ADMIN_NO_SRP_AUTH",
                "CUSTOM_AUTH_FLOW_ONLY",
                "USER_PASSWORD_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
                "ALLOW_USER_AUTH",
            ]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for ExplicitAuthFlowsType {
        fn from(value: &__private::str) -> Self {
            match value {
                "ADMIN_NO_SRP_AUTH" => Self::AdminNoSrpAuth,
                "CUSTOM_AUTH_FLOW_ONLY" => Self::CustomAuthFlowOnly,
                "USER_PASSWORD_AUTH" => Self::UserPasswordAuth,
                "ALLOW_ADMIN_USER_PASSWORD_AUTH" => Self::AllowAdminUserPasswordAuth,
                "ALLOW_CUSTOM_AUTH" => Self::AllowCustomAuth,
                "ALLOW_USER_PASSWORD_AUTH" => Self::AllowUserPasswordAuth,
                "ALLOW_USER_SRP_AUTH" => Self::AllowUserSrpAuth,
                "ALLOW_REFRESH_TOKEN_AUTH" => Self::AllowRefreshTokenAuth,
                "ALLOW_USER_AUTH" => Self::AllowUserAuth,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for ExplicitAuthFlowsType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for ExplicitAuthFlowsType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for ExplicitAuthFlowsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#ExplicitAuthFlowsType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for ExplicitAuthFlowsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for ExplicitAuthFlowsType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }

    // expand/validate.rs
    impl OAuthFlowType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl OAuthFlowType {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Code => "code",
                Self::Implicit => "implicit",
                Self::ClientCredentials => "client_credentials",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["code", "implicit", "client_credentials"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for OAuthFlowType {
        fn from(value: &__private::str) -> Self {
            match value {
                "code" => Self::Code,
                "implicit" => Self::Implicit,
                "client_credentials" => Self::ClientCredentials,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for OAuthFlowType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for OAuthFlowType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for OAuthFlowType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#OAuthFlowType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for OAuthFlowType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for OAuthFlowType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }

    // expand/validate.rs
    impl FeatureType {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl FeatureType {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Enabled => "ENABLED",
                Self::Disabled => "DISABLED",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["ENABLED", "DISABLED"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for FeatureType {
        fn from(value: &__private::str) -> Self {
            match value {
                "ENABLED" => Self::Enabled,
                "DISABLED" => Self::Disabled,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for FeatureType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for FeatureType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for FeatureType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#FeatureType";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for FeatureType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for FeatureType {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for UpdateUserPoolClientRequest {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("UserPoolId", &self.user_pool_id);
                out.member("ClientId", &self.client_id);
                out.member("ClientName", &self.client_name);
                out.member("RefreshTokenValidity", &self.refresh_token_validity);
                out.member("AccessTokenValidity", &self.access_token_validity);
                out.member("IdTokenValidity", &self.id_token_validity);
                out.member("TokenValidityUnits", &self.token_validity_units);
                out.member("ReadAttributes", &self.read_attributes);
                out.member("WriteAttributes", &self.write_attributes);
                out.member("ExplicitAuthFlows", &self.explicit_auth_flows);
                out.member(
                    "SupportedIdentityProviders",
                    &self.supported_identity_providers,
                );
                out.member("CallbackURLs", &self.callback_urls);
                out.member("LogoutURLs", &self.logout_urls);
                out.member("DefaultRedirectURI", &self.default_redirect_uri);
                out.member("AllowedOAuthFlows", &self.allowed_o_auth_flows);
                out.member("AllowedOAuthScopes", &self.allowed_o_auth_scopes);
                out.member(
                    "AllowedOAuthFlowsUserPoolClient",
                    &self.allowed_o_auth_flows_user_pool_client,
                );
                out.member("AnalyticsConfiguration", &self.analytics_configuration);
                out.member(
                    "PreventUserExistenceErrors",
                    &self.prevent_user_existence_errors,
                );
                out.member("EnableTokenRevocation", &self.enable_token_revocation);
                out.member(
                    "EnablePropagateAdditionalUserContextData",
                    &self.enable_propagate_additional_user_context_data,
                );
                out.member("AuthSessionValidity", &self.auth_session_validity);
                out.member("RefreshTokenRotation", &self.refresh_token_rotation);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for UpdateUserPoolClientRequest {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "UserPoolId" => {
                        reader.member(&mut parts.user_pool_id, path, 0, "UserPoolId")
                    }
                    "ClientId" => {
                        reader
                            .member_as::<
                                __private::SensitivePath<__private::DefaultCodec>,
                                _,
                            >(&mut parts.client_id, path, 1, "ClientId")
                    }
                    "ClientName" => {
                        reader.member(&mut parts.client_name, path, 2, "ClientName")
                    }
                    "RefreshTokenValidity" => {
                        reader
                            .member(
                                &mut parts.refresh_token_validity,
                                path,
                                3,
                                "RefreshTokenValidity",
                            )
                    }
                    "AccessTokenValidity" => {
                        reader
                            .member(
                                &mut parts.access_token_validity,
                                path,
                                4,
                                "AccessTokenValidity",
                            )
                    }
                    "IdTokenValidity" => {
                        reader
                            .member(
                                &mut parts.id_token_validity,
                                path,
                                5,
                                "IdTokenValidity",
                            )
                    }
                    "TokenValidityUnits" => {
                        reader
                            .member(
                                &mut parts.token_validity_units,
                                path,
                                6,
                                "TokenValidityUnits",
                            )
                    }
                    "ReadAttributes" => {
                        reader
                            .member(
                                &mut parts.read_attributes,
                                path,
                                7,
                                "ReadAttributes",
                            )
                    }
                    "WriteAttributes" => {
                        reader
                            .member(
                                &mut parts.write_attributes,
                                path,
                                8,
                                "WriteAttributes",
                            )
                    }
                    "ExplicitAuthFlows" => {
                        reader
                            .member(
                                &mut parts.explicit_auth_flows,
                                path,
                                9,
                                "ExplicitAuthFlows",
                            )
                    }
                    "SupportedIdentityProviders" => {
                        reader
                            .member(
                                &mut parts.supported_identity_providers,
                                path,
                                10,
                                "SupportedIdentityProviders",
                            )
                    }
                    "CallbackURLs" => {
                        reader
                            .member_as::<
                                __private::AtMost<100, __private::DefaultCodec>,
                                _,
                            >(&mut parts.callback_urls, path, 11, "CallbackURLs")
                    }
                    "LogoutURLs" => {
                        reader
                            .member_as::<
                                __private::AtMost<100, __private::DefaultCodec>,
                                _,
                            >(&mut parts.logout_urls, path, 12, "LogoutURLs")
                    }
                    "DefaultRedirectURI" => {
                        reader
                            .member(
                                &mut parts.default_redirect_uri,
                                path,
                                13,
                                "DefaultRedirectURI",
                            )
                    }
                    "AllowedOAuthFlows" => {
                        reader
                            .member_as::<
                                __private::AtMost<3, __private::DefaultCodec>,
                                _,
                            >(
                                &mut parts.allowed_o_auth_flows,
                                path,
                                14,
                                "AllowedOAuthFlows",
                            )
                    }
                    "AllowedOAuthScopes" => {
                        reader
                            .member_as::<
                                __private::AtMost<50, __private::DefaultCodec>,
                                _,
                            >(
                                &mut parts.allowed_o_auth_scopes,
                                path,
                                15,
                                "AllowedOAuthScopes",
                            )
                    }
                    "AllowedOAuthFlowsUserPoolClient" => {
                        reader
                            .member(
                                &mut parts.allowed_o_auth_flows_user_pool_client,
                                path,
                                16,
                                "AllowedOAuthFlowsUserPoolClient",
                            )
                    }
                    "AnalyticsConfiguration" => {
                        reader
                            .member(
                                &mut parts.analytics_configuration,
                                path,
                                17,
                                "AnalyticsConfiguration",
                            )
                    }
                    "PreventUserExistenceErrors" => {
                        reader
                            .member(
                                &mut parts.prevent_user_existence_errors,
                                path,
                                18,
                                "PreventUserExistenceErrors",
                            )
                    }
                    "EnableTokenRevocation" => {
                        reader
                            .member(
                                &mut parts.enable_token_revocation,
                                path,
                                19,
                                "EnableTokenRevocation",
                            )
                    }
                    "EnablePropagateAdditionalUserContextData" => {
                        reader
                            .member(
                                &mut parts.enable_propagate_additional_user_context_data,
                                path,
                                20,
                                "EnablePropagateAdditionalUserContextData",
                            )
                    }
                    "AuthSessionValidity" => {
                        reader
                            .member(
                                &mut parts.auth_session_validity,
                                path,
                                21,
                                "AuthSessionValidity",
                            )
                    }
                    "RefreshTokenRotation" => {
                        reader
                            .member(
                                &mut parts.refresh_token_rotation,
                                path,
                                22,
                                "RefreshTokenRotation",
                            )
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                UpdateUserPoolClientRequest {
                    user_pool_id: reader
                        .required(parts.user_pool_id, path, 0, "UserPoolId"),
                    client_id: reader.required(parts.client_id, path, 1, "ClientId"),
                    client_name: parts.client_name,
                    refresh_token_validity: parts.refresh_token_validity,
                    access_token_validity: parts.access_token_validity,
                    id_token_validity: parts.id_token_validity,
                    token_validity_units: parts.token_validity_units,
                    read_attributes: parts.read_attributes,
                    write_attributes: parts.write_attributes,
                    explicit_auth_flows: parts.explicit_auth_flows,
                    supported_identity_providers: parts.supported_identity_providers,
                    callback_urls: parts.callback_urls,
                    logout_urls: parts.logout_urls,
                    default_redirect_uri: parts.default_redirect_uri,
                    allowed_o_auth_flows: parts.allowed_o_auth_flows,
                    allowed_o_auth_scopes: parts.allowed_o_auth_scopes,
                    allowed_o_auth_flows_user_pool_client: parts
                        .allowed_o_auth_flows_user_pool_client,
                    analytics_configuration: parts.analytics_configuration,
                    prevent_user_existence_errors: parts.prevent_user_existence_errors,
                    enable_token_revocation: parts.enable_token_revocation,
                    enable_propagate_additional_user_context_data: parts
                        .enable_propagate_additional_user_context_data,
                    auth_session_validity: parts.auth_session_validity,
                    refresh_token_rotation: parts.refresh_token_rotation,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [UpdateUserPoolClientRequest] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            UpdateUserPoolClientRequest
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for TokenValidityUnitsType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("AccessToken", &self.access_token);
                out.member("IdToken", &self.id_token);
                out.member("RefreshToken", &self.refresh_token);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for TokenValidityUnitsType {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "AccessToken" => {
                        reader.member(&mut parts.access_token, path, 0, "AccessToken")
                    }
                    "IdToken" => reader.member(&mut parts.id_token, path, 1, "IdToken"),
                    "RefreshToken" => {
                        reader.member(&mut parts.refresh_token, path, 2, "RefreshToken")
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                TokenValidityUnitsType {
                    access_token: parts.access_token,
                    id_token: parts.id_token,
                    refresh_token: parts.refresh_token,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [TokenValidityUnitsType] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            TokenValidityUnitsType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for AnalyticsConfigurationType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("ApplicationId", &self.application_id);
                out.member("ApplicationArn", &self.application_arn);
                out.member("RoleArn", &self.role_arn);
                out.member("ExternalId", &self.external_id);
                out.member("UserDataShared", &self.user_data_shared);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for AnalyticsConfigurationType {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "ApplicationId" => {
                        reader
                            .member(&mut parts.application_id, path, 0, "ApplicationId")
                    }
                    "ApplicationArn" => {
                        reader
                            .member(
                                &mut parts.application_arn,
                                path,
                                1,
                                "ApplicationArn",
                            )
                    }
                    "RoleArn" => reader.member(&mut parts.role_arn, path, 2, "RoleArn"),
                    "ExternalId" => {
                        reader.member(&mut parts.external_id, path, 3, "ExternalId")
                    }
                    "UserDataShared" => {
                        reader
                            .member(
                                &mut parts.user_data_shared,
                                path,
                                4,
                                "UserDataShared",
                            )
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                AnalyticsConfigurationType {
                    application_id: parts.application_id,
                    application_arn: parts.application_arn,
                    role_arn: parts.role_arn,
                    external_id: parts.external_id,
                    user_data_shared: parts.user_data_shared,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [AnalyticsConfigurationType] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            AnalyticsConfigurationType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for PreventUserExistenceErrorTypes {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for PreventUserExistenceErrorTypes {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            PreventUserExistenceErrorTypes
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for RefreshTokenRotationType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("Feature", &self.feature);
                out.member("RetryGracePeriodSeconds", &self.retry_grace_period_seconds);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for RefreshTokenRotationType {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "Feature" => reader.member(&mut parts.feature, path, 0, "Feature"),
                    "RetryGracePeriodSeconds" => {
                        reader
                            .member(
                                &mut parts.retry_grace_period_seconds,
                                path,
                                1,
                                "RetryGracePeriodSeconds",
                            )
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                RefreshTokenRotationType {
                    feature: reader.required(parts.feature, path, 0, "Feature"),
                    retry_grace_period_seconds: parts.retry_grace_period_seconds,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [RefreshTokenRotationType] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            RefreshTokenRotationType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for TimeUnitsType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for TimeUnitsType {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            TimeUnitsType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for ExplicitAuthFlowsType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for ExplicitAuthFlowsType {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            ExplicitAuthFlowsType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for OAuthFlowType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for OAuthFlowType {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            OAuthFlowType
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for FeatureType {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for FeatureType {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            FeatureType
        }
    } else {} }
};
