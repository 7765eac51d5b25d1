// The expansion of `UpdateUserPoolClientRequest`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The new settings of one app client in a user pool.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
/// A builder for [`struct@UpdateUserPoolClientRequest`].
///
/// Required members: `user_pool_id`, `client_id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct UpdateUserPoolClientRequestBuilder<
    UserPoolId = ::shapesmith::builder::Unset,
    ClientId = ::shapesmith::builder::Unset,
>(
    ::shapesmith::__private::Building<UpdateUserPoolClientRequest, 1>,
    ::core::marker::PhantomData<fn() -> (UserPoolId, ClientId)>,
);

// expand/structure.rs
/// The units of token lifetimes.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
/// A builder for [`struct@TokenValidityUnitsType`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct TokenValidityUnitsTypeBuilder(
    ::shapesmith::__private::Building<TokenValidityUnitsType, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/structure.rs
/// The Amazon Pinpoint project that receives usage data.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
/// A builder for [`struct@AnalyticsConfigurationType`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct AnalyticsConfigurationTypeBuilder(
    ::shapesmith::__private::Building<AnalyticsConfigurationType, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/enumeration.rs
/// Whether error responses reveal that a user does not exist.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/structure.rs
/// The settings for refresh token rotation.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
/// A builder for [`struct@RefreshTokenRotationType`].
///
/// Required members: `feature`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct RefreshTokenRotationTypeBuilder<Feature = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<RefreshTokenRotationType, 1>,
    ::core::marker::PhantomData<fn() -> (Feature,)>,
);

// expand/enumeration.rs
/// A unit of time.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// An authentication flow. Values without `ALLOW_` are legacy and cannot be combined with the others.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// An OAuth grant.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
/// Whether a feature is enabled.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

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

    // expand/schema.rs
    static USER_POOL_ID_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 55),
        pattern: __private::Some(&PATTERN_1),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CLIENT_ID_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 128),
        pattern: __private::Some(&PATTERN_2),
        sensitive: true,
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CLIENT_NAME_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 128),
        pattern: __private::Some(&PATTERN_3),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static REFRESH_TOKEN_VALIDITY_TYPE: __private::Schema = __private::Schema {
        range: __private::Some(&__private::Range::integers(0, 315360000)),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ACCESS_TOKEN_VALIDITY_TYPE: __private::Schema = __private::Schema {
        range: __private::Some(&__private::Range::integers(1, 86400)),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CLIENT_PERMISSION_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 2048),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CLIENT_PERMISSION_LIST_TYPE: __private::Schema = __private::Schema {
        item: __private::Some(&CLIENT_PERMISSION_TYPE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static EXPLICIT_AUTH_FLOWS_LIST_TYPE: __private::Schema = __private::Schema {
        item: __private::Some(&__private::NESTED),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static PROVIDER_NAME_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 32),
        pattern: __private::Some(&PATTERN_4),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE: __private::Schema = __private::Schema {
        item: __private::Some(&PROVIDER_NAME_TYPE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static REDIRECT_URL_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 1024),
        pattern: __private::Some(&PATTERN_5),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CALLBACK_URLS_LIST_TYPE: __private::Schema = __private::Schema {
        length: __private::between(0, 100),
        item: __private::Some(&REDIRECT_URL_TYPE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static O_AUTH_FLOWS_TYPE: __private::Schema = __private::Schema {
        length: __private::between(0, 3),
        item: __private::Some(&__private::NESTED),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static SCOPE_TYPE: __private::Schema = __private::Schema {
        length: __private::between(1, 256),
        pattern: __private::Some(&PATTERN_6),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static SCOPE_LIST_TYPE: __private::Schema = __private::Schema {
        length: __private::between(0, 50),
        item: __private::Some(&SCOPE_TYPE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static AUTH_SESSION_VALIDITY_TYPE: __private::Schema = __private::Schema {
        range: __private::Some(&__private::Range::integers(3, 15)),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static HEX_STRING_TYPE: __private::Schema = __private::Schema {
        pattern: __private::Some(&PATTERN_7),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ARN_TYPE: __private::Schema = __private::Schema {
        length: __private::between(20, 2048),
        pattern: __private::Some(&PATTERN_8),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static STRING_TYPE: __private::Schema = __private::Schema {
        length: __private::between(0, 131072),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static RETRY_GRACE_PERIOD_SECONDS_TYPE: __private::Schema = __private::Schema {
        range: __private::Some(&__private::Range::integers(0, 60)),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static UPDATE_USER_POOL_CLIENT_REQUEST: __private::StructureSchema = __private::StructureSchema {
        name: "UpdateUserPoolClientRequest",
        members: &[
            __private::MemberSchema {
                name: "UserPoolId",
                field: "user_pool_id",
                schema: &USER_POOL_ID_TYPE,
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ClientId",
                field: "client_id",
                schema: &CLIENT_ID_TYPE,
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ClientName",
                field: "client_name",
                schema: &CLIENT_NAME_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "RefreshTokenValidity",
                field: "refresh_token_validity",
                schema: &REFRESH_TOKEN_VALIDITY_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AccessTokenValidity",
                field: "access_token_validity",
                schema: &ACCESS_TOKEN_VALIDITY_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "IdTokenValidity",
                field: "id_token_validity",
                schema: &ACCESS_TOKEN_VALIDITY_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "TokenValidityUnits",
                field: "token_validity_units",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ReadAttributes",
                field: "read_attributes",
                schema: &CLIENT_PERMISSION_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "WriteAttributes",
                field: "write_attributes",
                schema: &CLIENT_PERMISSION_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ExplicitAuthFlows",
                field: "explicit_auth_flows",
                schema: &EXPLICIT_AUTH_FLOWS_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "SupportedIdentityProviders",
                field: "supported_identity_providers",
                schema: &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "CallbackURLs",
                field: "callback_urls",
                schema: &CALLBACK_URLS_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "LogoutURLs",
                field: "logout_urls",
                schema: &CALLBACK_URLS_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "DefaultRedirectURI",
                field: "default_redirect_uri",
                schema: &REDIRECT_URL_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AllowedOAuthFlows",
                field: "allowed_o_auth_flows",
                schema: &O_AUTH_FLOWS_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AllowedOAuthScopes",
                field: "allowed_o_auth_scopes",
                schema: &SCOPE_LIST_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AllowedOAuthFlowsUserPoolClient",
                field: "allowed_o_auth_flows_user_pool_client",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AnalyticsConfiguration",
                field: "analytics_configuration",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "PreventUserExistenceErrors",
                field: "prevent_user_existence_errors",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "EnableTokenRevocation",
                field: "enable_token_revocation",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "EnablePropagateAdditionalUserContextData",
                field: "enable_propagate_additional_user_context_data",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "AuthSessionValidity",
                field: "auth_session_validity",
                schema: &AUTH_SESSION_VALIDITY_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "RefreshTokenRotation",
                field: "refresh_token_rotation",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
        ],
        order: b"\0\x04\0\x0E\0\x10\0\x0F\0\x11\0\x15\0\x0B\0\x01\0\x02\0\r\0\x14\0\x13\0\t\0\x05\0\x0C\0\x12\0\x07\0\x16\0\x03\0\n\0\x06\0\0\0\x08",
        reads_empty: true,
        ..__private::STRUCTURE
    };

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
            self.0.value.user_pool_id = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            UpdateUserPoolClientRequestBuilder(self.0, __private::PhantomData)
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
            self.0.value.client_id = __private::convert(value);
            __private::Building::set(&mut self.0, 1);
            UpdateUserPoolClientRequestBuilder(self.0, __private::PhantomData)
        }
        /// The display name of the app client.
        ///
        /// - optional
        /// - length: 1 to 128
        /// - pattern: `^[\w\s+=,.@-]+$`
        pub fn client_name(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.client_name = __private::Some(__private::convert(value));
            self
        }
        /// Like `client_name`, but takes an `Option`.
        pub fn maybe_client_name(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.client_name = value;
            self
        }
        /// The lifetime of refresh tokens, in the unit set in `TokenValidityUnits`, or in days. Zero means the default of 30 days.
        ///
        /// - optional (default: `0`)
        /// - range: 0 to 315360000
        pub fn refresh_token_validity(mut self, value: __private::i32) -> Self {
            self.0.value.refresh_token_validity = __private::Some(value);
            self
        }
        /// Like `refresh_token_validity`, but takes an `Option`.
        pub fn maybe_refresh_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.refresh_token_validity = value;
            self
        }
        /// The lifetime of access tokens, in the unit set in `TokenValidityUnits`, or in hours.
        ///
        /// - optional
        /// - range: 1 to 86400
        pub fn access_token_validity(mut self, value: __private::i32) -> Self {
            self.0.value.access_token_validity = __private::Some(value);
            self
        }
        /// Like `access_token_validity`, but takes an `Option`.
        pub fn maybe_access_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.access_token_validity = value;
            self
        }
        /// The lifetime of ID tokens, in the unit set in `TokenValidityUnits`, or in hours.
        ///
        /// - optional
        /// - range: 1 to 86400
        pub fn id_token_validity(mut self, value: __private::i32) -> Self {
            self.0.value.id_token_validity = __private::Some(value);
            self
        }
        /// Like `id_token_validity`, but takes an `Option`.
        pub fn maybe_id_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.id_token_validity = value;
            self
        }
        /// The units of the three token lifetimes.
        ///
        /// - optional
        pub fn token_validity_units(
            mut self,
            value: impl __private::IntoValue<TokenValidityUnitsType>,
        ) -> Self {
            self.0.value.token_validity_units = __private::Some(value.into_value());
            self
        }
        /// Like `token_validity_units`, but takes an `Option`.
        pub fn maybe_token_validity_units(
            mut self,
            value: __private::Option<TokenValidityUnitsType>,
        ) -> Self {
            self.0.value.token_validity_units = value;
            self
        }
        /// The user attributes that the app client can read.
        ///
        /// - optional
        /// - each item: length: 1 to 2048
        pub fn read_attributes<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.read_attributes = __private::Some(value.into_list());
            self
        }
        /// Like `read_attributes`, but takes an `Option`.
        pub fn maybe_read_attributes(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.read_attributes = value;
            self
        }
        /// Adds an item to `read_attributes`.
        pub fn push_read_attributes(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.read_attributes,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The user attributes that the app client can write.
        ///
        /// - optional
        /// - each item: length: 1 to 2048
        pub fn write_attributes<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.write_attributes = __private::Some(value.into_list());
            self
        }
        /// Like `write_attributes`, but takes an `Option`.
        pub fn maybe_write_attributes(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.write_attributes = value;
            self
        }
        /// Adds an item to `write_attributes`.
        pub fn push_write_attributes(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.write_attributes,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The authentication flows that the app client allows.
        ///
        /// - optional
        pub fn explicit_auth_flows<K>(
            mut self,
            value: impl __private::ListOf<__private::Exactly<ExplicitAuthFlowsType>, K>,
        ) -> Self {
            self.0.value.explicit_auth_flows = __private::Some(value.into_list());
            self
        }
        /// Like `explicit_auth_flows`, but takes an `Option`.
        pub fn maybe_explicit_auth_flows(
            mut self,
            value: __private::Option<__private::Vec<ExplicitAuthFlowsType>>,
        ) -> Self {
            self.0.value.explicit_auth_flows = value;
            self
        }
        /// Adds an item to `explicit_auth_flows`.
        pub fn push_explicit_auth_flows(mut self, value: ExplicitAuthFlowsType) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.explicit_auth_flows,
                    __private::Default::default,
                ),
                value,
            );
            self
        }
        /// The names of the identity providers that users can sign in with.
        ///
        /// - optional
        /// - each item: length: 1 to 32
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$`
        pub fn supported_identity_providers<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.supported_identity_providers = __private::Some(
                value.into_list(),
            );
            self
        }
        /// Like `supported_identity_providers`, but takes an `Option`.
        pub fn maybe_supported_identity_providers(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.supported_identity_providers = value;
            self
        }
        /// Adds an item to `supported_identity_providers`.
        pub fn push_supported_identity_providers(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.supported_identity_providers,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The allowed redirect URLs after sign-in.
        ///
        /// - optional
        /// - length: 0 to 100
        /// - each item: length: 1 to 1024
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn callback_urls<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.callback_urls = __private::Some(value.into_list());
            self
        }
        /// Like `callback_urls`, but takes an `Option`.
        pub fn maybe_callback_urls(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.callback_urls = value;
            self
        }
        /// Adds an item to `callback_urls`.
        pub fn push_callback_urls(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.callback_urls,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The allowed redirect URLs after sign-out.
        ///
        /// - optional
        /// - length: 0 to 100
        /// - each item: length: 1 to 1024
        /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn logout_urls<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.logout_urls = __private::Some(value.into_list());
            self
        }
        /// Like `logout_urls`, but takes an `Option`.
        pub fn maybe_logout_urls(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.logout_urls = value;
            self
        }
        /// Adds an item to `logout_urls`.
        pub fn push_logout_urls(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.logout_urls,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The default redirect URL. It must be one of `CallbackURLs`.
        ///
        /// - optional
        /// - length: 1 to 1024
        /// - pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn default_redirect_uri(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.default_redirect_uri = __private::Some(
                __private::convert(value),
            );
            self
        }
        /// Like `default_redirect_uri`, but takes an `Option`.
        pub fn maybe_default_redirect_uri(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.default_redirect_uri = value;
            self
        }
        /// The OAuth grants that the app client can use.
        ///
        /// - optional
        /// - length: 0 to 3
        pub fn allowed_o_auth_flows<K>(
            mut self,
            value: impl __private::ListOf<__private::Exactly<OAuthFlowType>, K>,
        ) -> Self {
            self.0.value.allowed_o_auth_flows = __private::Some(value.into_list());
            self
        }
        /// Like `allowed_o_auth_flows`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_flows(
            mut self,
            value: __private::Option<__private::Vec<OAuthFlowType>>,
        ) -> Self {
            self.0.value.allowed_o_auth_flows = value;
            self
        }
        /// Adds an item to `allowed_o_auth_flows`.
        pub fn push_allowed_o_auth_flows(mut self, value: OAuthFlowType) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.allowed_o_auth_flows,
                    __private::Default::default,
                ),
                value,
            );
            self
        }
        /// The OAuth scopes that the app client can request.
        ///
        /// - optional
        /// - length: 0 to 50
        /// - each item: length: 1 to 256
        /// - each item: pattern: `^[\x21\x23-\x5B\x5D-\x7E]+$`
        pub fn allowed_o_auth_scopes<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.allowed_o_auth_scopes = __private::Some(value.into_list());
            self
        }
        /// Like `allowed_o_auth_scopes`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_scopes(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.allowed_o_auth_scopes = value;
            self
        }
        /// Adds an item to `allowed_o_auth_scopes`.
        pub fn push_allowed_o_auth_scopes(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.allowed_o_auth_scopes,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// Whether the app client can use OAuth. If not, the OAuth settings have no effect.
        ///
        /// - optional (default: `false`)
        pub fn allowed_o_auth_flows_user_pool_client(
            mut self,
            value: __private::bool,
        ) -> Self {
            self.0.value.allowed_o_auth_flows_user_pool_client = __private::Some(value);
            self
        }
        /// Like `allowed_o_auth_flows_user_pool_client`, but takes an `Option`.
        pub fn maybe_allowed_o_auth_flows_user_pool_client(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.0.value.allowed_o_auth_flows_user_pool_client = value;
            self
        }
        /// The Amazon Pinpoint project that receives usage data of the app client.
        ///
        /// - optional
        pub fn analytics_configuration(
            mut self,
            value: impl __private::IntoValue<AnalyticsConfigurationType>,
        ) -> Self {
            self.0.value.analytics_configuration = __private::Some(value.into_value());
            self
        }
        /// Like `analytics_configuration`, but takes an `Option`.
        pub fn maybe_analytics_configuration(
            mut self,
            value: __private::Option<AnalyticsConfigurationType>,
        ) -> Self {
            self.0.value.analytics_configuration = value;
            self
        }
        /// Whether error responses reveal that a user does not exist.
        ///
        /// - optional
        pub fn prevent_user_existence_errors(
            mut self,
            value: PreventUserExistenceErrorTypes,
        ) -> Self {
            self.0.value.prevent_user_existence_errors = __private::Some(value);
            self
        }
        /// Like `prevent_user_existence_errors`, but takes an `Option`.
        pub fn maybe_prevent_user_existence_errors(
            mut self,
            value: __private::Option<PreventUserExistenceErrorTypes>,
        ) -> Self {
            self.0.value.prevent_user_existence_errors = value;
            self
        }
        /// Whether tokens of the app client can be revoked.
        ///
        /// - optional
        pub fn enable_token_revocation(mut self, value: __private::bool) -> Self {
            self.0.value.enable_token_revocation = __private::Some(value);
            self
        }
        /// Like `enable_token_revocation`, but takes an `Option`.
        pub fn maybe_enable_token_revocation(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.0.value.enable_token_revocation = value;
            self
        }
        /// Whether the app client accepts user context data, such as IP addresses, for threat protection. It requires a client secret.
        ///
        /// - optional
        pub fn enable_propagate_additional_user_context_data(
            mut self,
            value: __private::bool,
        ) -> Self {
            self.0.value.enable_propagate_additional_user_context_data = __private::Some(
                value,
            );
            self
        }
        /// Like `enable_propagate_additional_user_context_data`, but takes an `Option`.
        pub fn maybe_enable_propagate_additional_user_context_data(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.0.value.enable_propagate_additional_user_context_data = value;
            self
        }
        /// The time that a user has to respond to each authentication challenge, in minutes.
        ///
        /// - optional
        /// - range: 3 to 15
        pub fn auth_session_validity(mut self, value: __private::i32) -> Self {
            self.0.value.auth_session_validity = __private::Some(value);
            self
        }
        /// Like `auth_session_validity`, but takes an `Option`.
        pub fn maybe_auth_session_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.auth_session_validity = value;
            self
        }
        /// Whether a refresh token is replaced when it is used.
        ///
        /// - optional
        pub fn refresh_token_rotation(
            mut self,
            value: impl __private::IntoValue<RefreshTokenRotationType>,
        ) -> Self {
            self.0.value.refresh_token_rotation = __private::Some(value.into_value());
            self
        }
        /// Like `refresh_token_rotation`, but takes an `Option`.
        pub fn maybe_refresh_token_rotation(
            mut self,
            value: __private::Option<RefreshTokenRotationType>,
        ) -> Self {
            self.0.value.refresh_token_rotation = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        UpdateUserPoolClientRequest
        "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClientRequest" 1
        UPDATE_USER_POOL_CLIENT_REQUEST { 0 => user_pool_id = __private::empty(), 1 =>
        client_id = __private::empty(), 2 => client_name = __private::None, 3 =>
        refresh_token_validity = __private::None, 4 => access_token_validity =
        __private::None, 5 => id_token_validity = __private::None, 6 =>
        token_validity_units = __private::None, 7 => read_attributes = __private::None, 8
        => write_attributes = __private::None, 9 => explicit_auth_flows =
        __private::None, 10 => supported_identity_providers = __private::None, 11 =>
        callback_urls = __private::None, 12 => logout_urls = __private::None, 13 =>
        default_redirect_uri = __private::None, 14 => allowed_o_auth_flows =
        __private::None, 15 => allowed_o_auth_scopes = __private::None, 16 =>
        allowed_o_auth_flows_user_pool_client = __private::None, 17 =>
        analytics_configuration = __private::None, 18 => prevent_user_existence_errors =
        __private::None, 19 => enable_token_revocation = __private::None, 20 =>
        enable_propagate_additional_user_context_data = __private::None, 21 =>
        auth_session_validity = __private::None, _ => refresh_token_rotation =
        __private::None, } [] UpdateUserPoolClientRequestBuilder[UserPoolId user_pool_id,
        ClientId client_id] K
    }

    // expand/schema.rs
    static TOKEN_VALIDITY_UNITS_TYPE: __private::StructureSchema = __private::StructureSchema {
        name: "TokenValidityUnitsType",
        members: &[
            __private::MemberSchema {
                name: "AccessToken",
                field: "access_token",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "IdToken",
                field: "id_token",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "RefreshToken",
                field: "refresh_token",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl TokenValidityUnitsTypeBuilder {
        /// The unit of the access token lifetime. Hours if unset.
        ///
        /// - optional
        pub fn access_token(mut self, value: TimeUnitsType) -> Self {
            self.0.value.access_token = __private::Some(value);
            self
        }
        /// Like `access_token`, but takes an `Option`.
        pub fn maybe_access_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.0.value.access_token = value;
            self
        }
        /// The unit of the ID token lifetime. Hours if unset.
        ///
        /// - optional
        pub fn id_token(mut self, value: TimeUnitsType) -> Self {
            self.0.value.id_token = __private::Some(value);
            self
        }
        /// Like `id_token`, but takes an `Option`.
        pub fn maybe_id_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.0.value.id_token = value;
            self
        }
        /// The unit of the refresh token lifetime. Days if unset.
        ///
        /// - optional
        pub fn refresh_token(mut self, value: TimeUnitsType) -> Self {
            self.0.value.refresh_token = __private::Some(value);
            self
        }
        /// Like `refresh_token`, but takes an `Option`.
        pub fn maybe_refresh_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.0.value.refresh_token = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        TokenValidityUnitsType
        "com.amazonaws.cognitoidentityprovider#TokenValidityUnitsType"
        TOKEN_VALIDITY_UNITS_TYPE { 0 => access_token = __private::None, 1 => id_token =
        __private::None, _ => refresh_token = __private::None, } []
        TokenValidityUnitsTypeBuilder[] K
    }

    // expand/schema.rs
    static ANALYTICS_CONFIGURATION_TYPE: __private::StructureSchema = __private::StructureSchema {
        name: "AnalyticsConfigurationType",
        members: &[
            __private::MemberSchema {
                name: "ApplicationId",
                field: "application_id",
                schema: &HEX_STRING_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ApplicationArn",
                field: "application_arn",
                schema: &ARN_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "RoleArn",
                field: "role_arn",
                schema: &ARN_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "ExternalId",
                field: "external_id",
                schema: &STRING_TYPE,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "UserDataShared",
                field: "user_data_shared",
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        ..__private::STRUCTURE
    };

    // expand/default_method.rs
    impl AnalyticsConfigurationType {
        /// Returns `user_data_shared`, or its default: `false`.
        #[must_use]
        pub fn user_data_shared(&self) -> __private::bool {
            self.user_data_shared.unwrap_or(false)
        }
    }

    // expand/builder.rs
    impl AnalyticsConfigurationTypeBuilder {
        /// The ID of the project.
        ///
        /// - optional
        /// - pattern: `^[0-9a-fA-F]+$`
        pub fn application_id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.application_id = __private::Some(__private::convert(value));
            self
        }
        /// Like `application_id`, but takes an `Option`.
        pub fn maybe_application_id(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.application_id = value;
            self
        }
        /// The ARN of the project. It replaces the ID, the role and the external ID.
        ///
        /// - optional
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn application_arn(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.application_arn = __private::Some(__private::convert(value));
            self
        }
        /// Like `application_arn`, but takes an `Option`.
        pub fn maybe_application_arn(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.application_arn = value;
            self
        }
        /// The ARN of the role that allows Cognito to write to the project.
        ///
        /// - optional
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn role_arn(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.role_arn = __private::Some(__private::convert(value));
            self
        }
        /// Like `role_arn`, but takes an `Option`.
        pub fn maybe_role_arn(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.role_arn = value;
            self
        }
        /// The external ID that the trust policy of the role requires.
        ///
        /// - optional
        /// - length: 0 to 131072
        pub fn external_id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.external_id = __private::Some(__private::convert(value));
            self
        }
        /// Like `external_id`, but takes an `Option`.
        pub fn maybe_external_id(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.external_id = value;
            self
        }
        /// Whether the data includes user attributes.
        ///
        /// - optional (default: `false`)
        pub fn user_data_shared(mut self, value: __private::bool) -> Self {
            self.0.value.user_data_shared = __private::Some(value);
            self
        }
        /// Like `user_data_shared`, but takes an `Option`.
        pub fn maybe_user_data_shared(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.0.value.user_data_shared = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        AnalyticsConfigurationType
        "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType"
        ANALYTICS_CONFIGURATION_TYPE { 0 => application_id = __private::None, 1 =>
        application_arn = __private::None, 2 => role_arn = __private::None, 3 =>
        external_id = __private::None, _ => user_data_shared = __private::None, } []
        AnalyticsConfigurationTypeBuilder[] K
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for PreventUserExistenceErrorTypes {
        const VALUES: &'static [&'static __private::str] = &["LEGACY", "ENABLED"];
        const VARIANTS: &'static [Self] = &[Self::Legacy, Self::Enabled];
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        PreventUserExistenceErrorTypes
        "com.amazonaws.cognitoidentityprovider#PreventUserExistenceErrorTypes"
        pad_escaped Unknown
    }

    // expand/schema.rs
    static REFRESH_TOKEN_ROTATION_TYPE: __private::StructureSchema = __private::StructureSchema {
        name: "RefreshTokenRotationType",
        members: &[
            __private::MemberSchema {
                name: "Feature",
                field: "feature",
                schema: &__private::NESTED,
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "RetryGracePeriodSeconds",
                field: "retry_grace_period_seconds",
                schema: &RETRY_GRACE_PERIOD_SECONDS_TYPE,
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<Feature> RefreshTokenRotationTypeBuilder<Feature> {
        /// Whether refresh tokens are rotated.
        ///
        /// - required
        pub fn feature(
            mut self,
            value: FeatureType,
        ) -> RefreshTokenRotationTypeBuilder<__private::Set> {
            self.0.value.feature = value;
            __private::Building::set(&mut self.0, 0);
            RefreshTokenRotationTypeBuilder(self.0, __private::PhantomData)
        }
        /// The time that a replaced refresh token remains valid, in seconds, so that a request can be retried.
        ///
        /// - optional
        /// - range: 0 to 60
        pub fn retry_grace_period_seconds(mut self, value: __private::i32) -> Self {
            self.0.value.retry_grace_period_seconds = __private::Some(value);
            self
        }
        /// Like `retry_grace_period_seconds`, but takes an `Option`.
        pub fn maybe_retry_grace_period_seconds(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.retry_grace_period_seconds = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        RefreshTokenRotationType
        "com.amazonaws.cognitoidentityprovider#RefreshTokenRotationType" 1
        REFRESH_TOKEN_ROTATION_TYPE { 0 => feature = __private::empty(), _ =>
        retry_grace_period_seconds = __private::None, } []
        RefreshTokenRotationTypeBuilder[Feature feature] K
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for TimeUnitsType {
        const VALUES: &'static [&'static __private::str] = &[
            "seconds",
            "minutes",
            "hours",
            "days",
        ];
        const VARIANTS: &'static [Self] = &[
            Self::Seconds,
            Self::Minutes,
            Self::Hours,
            Self::Days,
        ];
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        TimeUnitsType "com.amazonaws.cognitoidentityprovider#TimeUnitsType" pad_escaped
        Unknown
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for ExplicitAuthFlowsType {
        const VALUES: &'static [&'static __private::str] = &[
            "ADMIN_NO_SRP_AUTH",
            "CUSTOM_AUTH_FLOW_ONLY",
            "USER_PASSWORD_AUTH",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ALLOW_CUSTOM_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
            "ALLOW_USER_AUTH",
        ];
        const VARIANTS: &'static [Self] = &[
            Self::AdminNoSrpAuth,
            Self::CustomAuthFlowOnly,
            Self::UserPasswordAuth,
            Self::AllowAdminUserPasswordAuth,
            Self::AllowCustomAuth,
            Self::AllowUserPasswordAuth,
            Self::AllowUserSrpAuth,
            Self::AllowRefreshTokenAuth,
            Self::AllowUserAuth,
        ];
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        ExplicitAuthFlowsType
        "com.amazonaws.cognitoidentityprovider#ExplicitAuthFlowsType" pad_escaped Unknown
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for OAuthFlowType {
        const VALUES: &'static [&'static __private::str] = &[
            "code",
            "implicit",
            "client_credentials",
        ];
        const VARIANTS: &'static [Self] = &[
            Self::Code,
            Self::Implicit,
            Self::ClientCredentials,
        ];
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        OAuthFlowType "com.amazonaws.cognitoidentityprovider#OAuthFlowType" pad_escaped
        Unknown
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for FeatureType {
        const VALUES: &'static [&'static __private::str] = &["ENABLED", "DISABLED"];
        const VARIANTS: &'static [Self] = &[Self::Enabled, Self::Disabled];
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        FeatureType "com.amazonaws.cognitoidentityprovider#FeatureType" pad_escaped
        Unknown
    }
};
