// What `smithy!` emits for `UpdateUserPoolClientRequest`, formatted for reading.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-generated --test expansion` rewrites it.

/// The new settings of one app client in a user pool.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct UpdateUserPoolClientRequest {
    /// The id of the user pool in which the app client lives.
    ///
    /// - required
    /// - length: 1 to 55
    /// - pattern: `^[\w-]+_[0-9a-zA-Z]+$`
    pub user_pool_id: ::std::string::String,
    /// The id of the app client to change.
    ///
    /// - required
    /// - sensitive: `Display` and `Debug` do not show it
    /// - length: 1 to 128
    /// - pattern: `^[\w+]+$`
    pub client_id: ::std::string::String,
    /// A name for people to know the app client by.
    ///
    /// - length: 1 to 128
    /// - pattern: `^[\w\s+=,.@-]+$`
    pub client_name: ::core::option::Option<::std::string::String>,
    /// How long a refresh token can be used, in the unit that `TokenValidityUnits` gives, or in days. Zero stands for the default of 30 days.
    ///
    /// - default of the service: `0`
    /// - range: 0 to 315360000
    pub refresh_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// How long an access token can be used, in the unit that `TokenValidityUnits` gives, or in hours.
    ///
    /// - range: 1 to 86400
    pub access_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// How long an ID token can be used, in the unit that `TokenValidityUnits` gives, or in hours.
    ///
    /// - range: 1 to 86400
    pub id_token_validity: ::core::option::Option<::core::primitive::i32>,
    /// The units of the three token lifetimes.
    pub token_validity_units: ::core::option::Option<TokenValidityUnitsType>,
    /// The user attributes that the app client may read.
    ///
    /// - each item: length: 1 to 2048
    pub read_attributes: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The user attributes that the app client may change.
    ///
    /// - each item: length: 1 to 2048
    pub write_attributes: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The ways in which users may sign in through the app client.
    pub explicit_auth_flows: ::core::option::Option<
        ::std::vec::Vec<ExplicitAuthFlowsType>,
    >,
    /// The identity providers, by name, with which users may sign in.
    ///
    /// - each item: length: 1 to 32
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$`
    pub supported_identity_providers: ::core::option::Option<
        ::std::vec::Vec<::std::string::String>,
    >,
    /// The addresses to which a browser may be sent back after signing in.
    ///
    /// - length: 0 to 100
    /// - each item: length: 1 to 1024
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub callback_urls: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The addresses to which a browser may be sent back after signing out.
    ///
    /// - length: 0 to 100
    /// - each item: length: 1 to 1024
    /// - each item: pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub logout_urls: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The address to use when a sign-in request names none. It has to be one of `CallbackURLs`.
    ///
    /// - length: 1 to 1024
    /// - pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
    pub default_redirect_uri: ::core::option::Option<::std::string::String>,
    /// The OAuth grants that the app client may use.
    ///
    /// - length: 0 to 3
    pub allowed_o_auth_flows: ::core::option::Option<::std::vec::Vec<OAuthFlowType>>,
    /// The OAuth scopes that the app client may ask for.
    ///
    /// - length: 0 to 50
    /// - each item: length: 1 to 256
    /// - each item: pattern: `^[\x21\x23-\x5B\x5D-\x7E]+$`
    pub allowed_o_auth_scopes: ::core::option::Option<
        ::std::vec::Vec<::std::string::String>,
    >,
    /// Whether the app client may use OAuth at all; without it the OAuth settings have no effect.
    ///
    /// - default of the service: `false`
    pub allowed_o_auth_flows_user_pool_client: ::core::option::Option<
        ::core::primitive::bool,
    >,
    /// Where usage data of the app client is sent.
    pub analytics_configuration: ::core::option::Option<AnalyticsConfigurationType>,
    /// Whether an answer may give away that a user does not exist.
    pub prevent_user_existence_errors: ::core::option::Option<
        PreventUserExistenceErrorTypes,
    >,
    /// Whether tokens of the app client can be revoked.
    pub enable_token_revocation: ::core::option::Option<::core::primitive::bool>,
    /// Whether the app client passes on data about its callers, such as their addresses, for threat protection. It needs a client secret.
    pub enable_propagate_additional_user_context_data: ::core::option::Option<
        ::core::primitive::bool,
    >,
    /// How many minutes a user has to answer each challenge of a sign-in.
    ///
    /// - range: 3 to 15
    pub auth_session_validity: ::core::option::Option<::core::primitive::i32>,
    /// Whether using a refresh token replaces it with a new one.
    pub refresh_token_rotation: ::core::option::Option<RefreshTokenRotationType>,
}
/// Builds a [`UpdateUserPoolClientRequest`].
///
/// Required: `user_pool_id`, `client_id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder makes nothing until it is built"]
pub struct UpdateUserPoolClientRequestBuilder<
    UserPoolId = ::shapesmith::__private::Unset,
    ClientId = ::shapesmith::__private::Unset,
> {
    parts: <UpdateUserPoolClientRequest as ::shapesmith::__private::Structure>::Parts,
    state: ::core::marker::PhantomData<fn() -> (UserPoolId, ClientId)>,
}
/// The units in which the lifetimes of tokens are counted.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct TokenValidityUnitsType {
    /// The unit for access tokens; hours if it is not set.
    pub access_token: ::core::option::Option<TimeUnitsType>,
    /// The unit for ID tokens; hours if it is not set.
    pub id_token: ::core::option::Option<TimeUnitsType>,
    /// The unit for refresh tokens; days if it is not set.
    pub refresh_token: ::core::option::Option<TimeUnitsType>,
}
/// Builds a [`TokenValidityUnitsType`].
///
/// Required: nothing.
#[derive(::core::clone::Clone)]
#[must_use = "a builder makes nothing until it is built"]
pub struct TokenValidityUnitsTypeBuilder {
    parts: <TokenValidityUnitsType as ::shapesmith::__private::Structure>::Parts,
}
/// The Amazon Pinpoint project that receives usage data.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct AnalyticsConfigurationType {
    /// The id of the project.
    ///
    /// - pattern: `^[0-9a-fA-F]+$`
    pub application_id: ::core::option::Option<::std::string::String>,
    /// The ARN of the project; it can stand in for the id, the role and the external id.
    ///
    /// - length: 20 to 2048
    /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
    pub application_arn: ::core::option::Option<::std::string::String>,
    /// The ARN of the role with which Cognito may write to the project.
    ///
    /// - length: 20 to 2048
    /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
    pub role_arn: ::core::option::Option<::std::string::String>,
    /// The external id that the trust policy of the role asks for.
    ///
    /// - length: 0 to 131072
    pub external_id: ::core::option::Option<::std::string::String>,
    /// Whether attributes of users are part of the data.
    ///
    /// - default: `false`
    pub user_data_shared: ::core::primitive::bool,
}
/// Builds a [`AnalyticsConfigurationType`].
///
/// Required: nothing.
#[derive(::core::clone::Clone)]
#[must_use = "a builder makes nothing until it is built"]
pub struct AnalyticsConfigurationTypeBuilder {
    parts: <AnalyticsConfigurationType as ::shapesmith::__private::Structure>::Parts,
}
/// What an answer says of a user who does not exist.
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
    /// That the user does not exist.
    Legacy,
    /// The same as of a wrong password.
    Enabled,
    /// A value that the model does not have.
    Unknown(::shapesmith::UnknownVariant),
}
/// How refresh tokens are replaced as they are used.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct RefreshTokenRotationType {
    /// Whether they are replaced.
    ///
    /// - required
    pub feature: FeatureType,
    /// For how many seconds a replaced token still works, so that a lost answer can be asked for again.
    ///
    /// - range: 0 to 60
    pub retry_grace_period_seconds: ::core::option::Option<::core::primitive::i32>,
}
/// Builds a [`RefreshTokenRotationType`].
///
/// Required: `feature`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder makes nothing until it is built"]
pub struct RefreshTokenRotationTypeBuilder<Feature = ::shapesmith::__private::Unset> {
    parts: <RefreshTokenRotationType as ::shapesmith::__private::Structure>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Feature,)>,
}
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
    /// A value that the model does not have.
    Unknown(::shapesmith::UnknownVariant),
}
/// A way to sign in. Names without `ALLOW_` are older forms that cannot be mixed with the others.
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
    /// A value that the model does not have.
    Unknown(::shapesmith::UnknownVariant),
}
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
    /// The implicit grant, which hands tokens to the browser.
    Implicit,
    /// The client credentials grant, for machines without a user.
    ClientCredentials,
    /// A value that the model does not have.
    Unknown(::shapesmith::UnknownVariant),
}
/// Whether a feature is on.
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
    /// A value that the model does not have.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/../model/cognito-identity-provider.json")
    );
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum user_pool_id {}
        pub enum client_id {}
        pub enum feature {}
    }
    static PATTERN_1: __private::Pattern = __private::Pattern::unicode(
        "^[\\w-]+_[0-9a-zA-Z]+$",
    );
    static PATTERN_2: __private::Pattern = __private::Pattern::unicode("^[\\w+]+$");
    static PATTERN_3: __private::Pattern = __private::Pattern::unicode(
        "^[\\w\\s+=,.@-]+$",
    );
    static PATTERN_4: __private::Pattern = __private::Pattern::unicode(
        "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+$",
    );
    static PATTERN_5: __private::Pattern = __private::Pattern::unicode(
        "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$",
    );
    static PATTERN_6: __private::Pattern = __private::Pattern::unicode(
        "^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$",
    );
    static PATTERN_7: __private::Pattern = __private::Pattern::unicode("^[0-9a-fA-F]+$");
    static PATTERN_8: __private::Pattern = __private::Pattern::unicode(
        "^arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?$",
    );
    fn check_user_pool_id_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(55), at, out);
        __private::pattern(value, &PATTERN_1, at, out);
    }
    fn check_client_id_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(128), at, out);
        __private::pattern(value, &PATTERN_2, at, out);
    }
    fn check_client_name_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(128), at, out);
        __private::pattern(value, &PATTERN_3, at, out);
    }
    fn check_refresh_token_validity_type(
        value: __private::i32,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::range(
            value,
            __private::Some(__private::Number::integer(0)),
            __private::Some(__private::Number::integer(315360000)),
            at,
            out,
        );
    }
    fn check_access_token_validity_type(
        value: __private::i32,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::range(
            value,
            __private::Some(__private::Number::integer(1)),
            __private::Some(__private::Number::integer(86400)),
            at,
            out,
        );
    }
    fn check_id_token_validity_type(
        value: __private::i32,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::range(
            value,
            __private::Some(__private::Number::integer(1)),
            __private::Some(__private::Number::integer(86400)),
            at,
            out,
        );
    }
    fn check_client_permission_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(2048), at, out);
    }
    fn check_client_permission_list_type(
        value: &[__private::String],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::each(
            value,
            at,
            out,
            |value, at, out| check_client_permission_type(value, at, out),
        );
    }
    fn check_explicit_auth_flows_list_type(
        value: &[ExplicitAuthFlowsType],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::each(
            value,
            at,
            out,
            |value, at, out| __private::Check::check(value, at, out),
        );
    }
    fn check_provider_name_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(32), at, out);
        __private::pattern(value, &PATTERN_4, at, out);
    }
    fn check_supported_identity_providers_list_type(
        value: &[__private::String],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::each(
            value,
            at,
            out,
            |value, at, out| check_provider_name_type(value, at, out),
        );
    }
    fn check_redirect_url_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(1024), at, out);
        __private::pattern(value, &PATTERN_5, at, out);
    }
    fn check_callback_urls_list_type(
        value: &[__private::String],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::count(value.len(), __private::Some(0), __private::Some(100), at, out);
        __private::each(
            value,
            at,
            out,
            |value, at, out| check_redirect_url_type(value, at, out),
        );
    }
    fn check_logout_urls_list_type(
        value: &[__private::String],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::count(value.len(), __private::Some(0), __private::Some(100), at, out);
        __private::each(
            value,
            at,
            out,
            |value, at, out| check_redirect_url_type(value, at, out),
        );
    }
    fn check_o_auth_flows_type(
        value: &[OAuthFlowType],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::count(value.len(), __private::Some(0), __private::Some(3), at, out);
        __private::each(
            value,
            at,
            out,
            |value, at, out| __private::Check::check(value, at, out),
        );
    }
    fn check_scope_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(1), __private::Some(256), at, out);
        __private::pattern(value, &PATTERN_6, at, out);
    }
    fn check_scope_list_type(
        value: &[__private::String],
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::count(value.len(), __private::Some(0), __private::Some(50), at, out);
        __private::each(
            value,
            at,
            out,
            |value, at, out| check_scope_type(value, at, out),
        );
    }
    fn check_auth_session_validity_type(
        value: __private::i32,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::range(
            value,
            __private::Some(__private::Number::integer(3)),
            __private::Some(__private::Number::integer(15)),
            at,
            out,
        );
    }
    fn check_hex_string_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::pattern(value, &PATTERN_7, at, out);
    }
    fn check_arn_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(20), __private::Some(2048), at, out);
        __private::pattern(value, &PATTERN_8, at, out);
    }
    fn check_string_type(
        value: &__private::str,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::length(value, __private::Some(0), __private::Some(131072), at, out);
    }
    fn check_retry_grace_period_seconds_type(
        value: __private::i32,
        at: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::range(
            value,
            __private::Some(__private::Number::integer(0)),
            __private::Some(__private::Number::integer(60)),
            at,
            out,
        );
    }
    impl UpdateUserPoolClientRequest {
        /// Checks the constraint traits of this value and of everything in it.
        ///
        /// # Errors
        ///
        /// All violations, in the model's member order, depth first.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
    #[automatically_derived]
    impl __private::Shape for UpdateUserPoolClientRequest {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClientRequest";
    }
    #[automatically_derived]
    impl __private::Structure for UpdateUserPoolClientRequest {
        type Parts = UpdateUserPoolClientRequestParts;
        const NAME: &'static __private::str = "UpdateUserPoolClientRequest";
        const MEMBERS: &'static [__private::Member] = &[
            __private::Member("user_pool_id", __private::Mask::Shown),
            __private::Member("client_id", __private::Mask::Secret),
            __private::Member("client_name", __private::Mask::Shown),
            __private::Member("refresh_token_validity", __private::Mask::Shown),
            __private::Member("access_token_validity", __private::Mask::Shown),
            __private::Member("id_token_validity", __private::Mask::Shown),
            __private::Member("token_validity_units", __private::Mask::Shown),
            __private::Member("read_attributes", __private::Mask::Shown),
            __private::Member("write_attributes", __private::Mask::Shown),
            __private::Member("explicit_auth_flows", __private::Mask::Shown),
            __private::Member("supported_identity_providers", __private::Mask::Shown),
            __private::Member("callback_urls", __private::Mask::Shown),
            __private::Member("logout_urls", __private::Mask::Shown),
            __private::Member("default_redirect_uri", __private::Mask::Shown),
            __private::Member("allowed_o_auth_flows", __private::Mask::Shown),
            __private::Member("allowed_o_auth_scopes", __private::Mask::Shown),
            __private::Member(
                "allowed_o_auth_flows_user_pool_client",
                __private::Mask::Shown,
            ),
            __private::Member("analytics_configuration", __private::Mask::Shown),
            __private::Member("prevent_user_existence_errors", __private::Mask::Shown),
            __private::Member("enable_token_revocation", __private::Mask::Shown),
            __private::Member(
                "enable_propagate_additional_user_context_data",
                __private::Mask::Shown,
            ),
            __private::Member("auth_session_validity", __private::Mask::Shown),
            __private::Member("refresh_token_rotation", __private::Mask::Shown),
        ];
    }
    #[automatically_derived]
    impl __private::Values for UpdateUserPoolClientRequest {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(
                &[
                    &self.user_pool_id,
                    &self.client_id,
                    &self.client_name,
                    &self.refresh_token_validity,
                    &self.access_token_validity,
                    &self.id_token_validity,
                    &self.token_validity_units,
                    &self.read_attributes,
                    &self.write_attributes,
                    &self.explicit_auth_flows,
                    &self.supported_identity_providers,
                    &self.callback_urls,
                    &self.logout_urls,
                    &self.default_redirect_uri,
                    &self.allowed_o_auth_flows,
                    &self.allowed_o_auth_scopes,
                    &self.allowed_o_auth_flows_user_pool_client,
                    &self.analytics_configuration,
                    &self.prevent_user_existence_errors,
                    &self.enable_token_revocation,
                    &self.enable_propagate_additional_user_context_data,
                    &self.auth_session_validity,
                    &self.refresh_token_rotation,
                ],
            )
        }
    }
    #[automatically_derived]
    impl __private::Values for UpdateUserPoolClientRequestParts {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(
                &[
                    &self.user_pool_id,
                    &self.client_id,
                    &self.client_name,
                    &self.refresh_token_validity,
                    &self.access_token_validity,
                    &self.id_token_validity,
                    &self.token_validity_units,
                    &self.read_attributes,
                    &self.write_attributes,
                    &self.explicit_auth_flows,
                    &self.supported_identity_providers,
                    &self.callback_urls,
                    &self.logout_urls,
                    &self.default_redirect_uri,
                    &self.allowed_o_auth_flows,
                    &self.allowed_o_auth_scopes,
                    &self.allowed_o_auth_flows_user_pool_client,
                    &self.analytics_configuration,
                    &self.prevent_user_existence_errors,
                    &self.enable_token_revocation,
                    &self.enable_propagate_additional_user_context_data,
                    &self.auth_session_validity,
                    &self.refresh_token_rotation,
                ],
            )
        }
    }
    #[automatically_derived]
    impl __private::fmt::Debug for UpdateUserPoolClientRequest {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::fmt::Display for UpdateUserPoolClientRequest {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::Check for UpdateUserPoolClientRequest {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            check_user_pool_id_type(&self.user_pool_id, &at.member("UserPoolId"), out);
            check_client_id_type(&self.client_id, &at.member("ClientId"), out);
            if let __private::Some(value) = &self.client_name {
                check_client_name_type(value, &at.member("ClientName"), out);
            }
            if let __private::Some(value) = &self.refresh_token_validity {
                check_refresh_token_validity_type(
                    *value,
                    &at.member("RefreshTokenValidity"),
                    out,
                );
            }
            if let __private::Some(value) = &self.access_token_validity {
                check_access_token_validity_type(
                    *value,
                    &at.member("AccessTokenValidity"),
                    out,
                );
            }
            if let __private::Some(value) = &self.id_token_validity {
                check_id_token_validity_type(*value, &at.member("IdTokenValidity"), out);
            }
            if let __private::Some(value) = &self.token_validity_units {
                __private::Check::check(value, &at.member("TokenValidityUnits"), out);
            }
            if let __private::Some(value) = &self.read_attributes {
                check_client_permission_list_type(
                    value,
                    &at.member("ReadAttributes"),
                    out,
                );
            }
            if let __private::Some(value) = &self.write_attributes {
                check_client_permission_list_type(
                    value,
                    &at.member("WriteAttributes"),
                    out,
                );
            }
            if let __private::Some(value) = &self.explicit_auth_flows {
                check_explicit_auth_flows_list_type(
                    value,
                    &at.member("ExplicitAuthFlows"),
                    out,
                );
            }
            if let __private::Some(value) = &self.supported_identity_providers {
                check_supported_identity_providers_list_type(
                    value,
                    &at.member("SupportedIdentityProviders"),
                    out,
                );
            }
            if let __private::Some(value) = &self.callback_urls {
                check_callback_urls_list_type(value, &at.member("CallbackURLs"), out);
            }
            if let __private::Some(value) = &self.logout_urls {
                check_logout_urls_list_type(value, &at.member("LogoutURLs"), out);
            }
            if let __private::Some(value) = &self.default_redirect_uri {
                check_redirect_url_type(value, &at.member("DefaultRedirectURI"), out);
            }
            if let __private::Some(value) = &self.allowed_o_auth_flows {
                check_o_auth_flows_type(value, &at.member("AllowedOAuthFlows"), out);
            }
            if let __private::Some(value) = &self.allowed_o_auth_scopes {
                check_scope_list_type(value, &at.member("AllowedOAuthScopes"), out);
            }
            if let __private::Some(value) = &self.analytics_configuration {
                __private::Check::check(
                    value,
                    &at.member("AnalyticsConfiguration"),
                    out,
                );
            }
            if let __private::Some(value) = &self.prevent_user_existence_errors {
                __private::Check::check(
                    value,
                    &at.member("PreventUserExistenceErrors"),
                    out,
                );
            }
            if let __private::Some(value) = &self.auth_session_validity {
                check_auth_session_validity_type(
                    *value,
                    &at.member("AuthSessionValidity"),
                    out,
                );
            }
            if let __private::Some(value) = &self.refresh_token_rotation {
                __private::Check::check(value, &at.member("RefreshTokenRotation"), out);
            }
        }
    }
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
    impl UpdateUserPoolClientRequest {
        /// Begins to build a `UpdateUserPoolClientRequest`.
        pub fn builder() -> UpdateUserPoolClientRequestBuilder<
            __private::Unset,
            __private::Unset,
        > {
            UpdateUserPoolClientRequestBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a `UpdateUserPoolClientRequest` with what the closure sets: `UpdateUserPoolClientRequest::build_with(|b| b)`.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
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
        /// A builder that holds the values of this one.
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
        /// A copy of this value with what the closure changes.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                UpdateUserPoolClientRequestBuilder<__private::Set, __private::Set>,
            ) -> UpdateUserPoolClientRequestBuilder<__private::Set, __private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }
    impl<UserPoolId, ClientId> UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId> {
        /// The id of the user pool in which the app client lives.
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
        /// The id of the app client to change.
        ///
        /// - required
        /// - sensitive: `Display` and `Debug` do not show it
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
        /// A name for people to know the app client by.
        ///
        /// - length: 1 to 128
        /// - pattern: `^[\w\s+=,.@-]+$`
        pub fn client_name(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_client_name(__private::Some(value))
        }
        /// As `client_name`, or unset with `None`.
        pub fn maybe_client_name(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.client_name = value.map(__private::Into::into);
            self
        }
        /// How long a refresh token can be used, in the unit that `TokenValidityUnits` gives, or in days. Zero stands for the default of 30 days.
        ///
        /// - default of the service: `0`
        /// - range: 0 to 315360000
        pub fn refresh_token_validity(self, value: __private::i32) -> Self {
            self.maybe_refresh_token_validity(__private::Some(value))
        }
        /// As `refresh_token_validity`, or unset with `None`.
        pub fn maybe_refresh_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.refresh_token_validity = value;
            self
        }
        /// How long an access token can be used, in the unit that `TokenValidityUnits` gives, or in hours.
        ///
        /// - range: 1 to 86400
        pub fn access_token_validity(self, value: __private::i32) -> Self {
            self.maybe_access_token_validity(__private::Some(value))
        }
        /// As `access_token_validity`, or unset with `None`.
        pub fn maybe_access_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.access_token_validity = value;
            self
        }
        /// How long an ID token can be used, in the unit that `TokenValidityUnits` gives, or in hours.
        ///
        /// - range: 1 to 86400
        pub fn id_token_validity(self, value: __private::i32) -> Self {
            self.maybe_id_token_validity(__private::Some(value))
        }
        /// As `id_token_validity`, or unset with `None`.
        pub fn maybe_id_token_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.id_token_validity = value;
            self
        }
        /// The units of the three token lifetimes.
        pub fn token_validity_units(self, value: TokenValidityUnitsType) -> Self {
            self.maybe_token_validity_units(__private::Some(value))
        }
        /// As `token_validity_units`, or unset with `None`.
        pub fn maybe_token_validity_units(
            mut self,
            value: __private::Option<TokenValidityUnitsType>,
        ) -> Self {
            self.parts.token_validity_units = value;
            self
        }
        /// The user attributes that the app client may read.
        ///
        /// - each item: length: 1 to 2048
        pub fn read_attributes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_read_attributes(__private::Some(value))
        }
        /// As `read_attributes`, or unset with `None`.
        pub fn maybe_read_attributes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.read_attributes = value.map(__private::list);
            self
        }
        /// The user attributes that the app client may change.
        ///
        /// - each item: length: 1 to 2048
        pub fn write_attributes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_write_attributes(__private::Some(value))
        }
        /// As `write_attributes`, or unset with `None`.
        pub fn maybe_write_attributes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.write_attributes = value.map(__private::list);
            self
        }
        /// The ways in which users may sign in through the app client.
        pub fn explicit_auth_flows(
            self,
            value: impl __private::IntoIterator<Item = ExplicitAuthFlowsType>,
        ) -> Self {
            self.maybe_explicit_auth_flows(__private::Some(value))
        }
        /// As `explicit_auth_flows`, or unset with `None`.
        pub fn maybe_explicit_auth_flows(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<Item = ExplicitAuthFlowsType>,
            >,
        ) -> Self {
            self.parts.explicit_auth_flows = value.map(__private::list);
            self
        }
        /// The identity providers, by name, with which users may sign in.
        ///
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
        /// As `supported_identity_providers`, or unset with `None`.
        pub fn maybe_supported_identity_providers(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.supported_identity_providers = value.map(__private::list);
            self
        }
        /// The addresses to which a browser may be sent back after signing in.
        ///
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
        /// As `callback_urls`, or unset with `None`.
        pub fn maybe_callback_urls(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.callback_urls = value.map(__private::list);
            self
        }
        /// The addresses to which a browser may be sent back after signing out.
        ///
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
        /// As `logout_urls`, or unset with `None`.
        pub fn maybe_logout_urls(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.logout_urls = value.map(__private::list);
            self
        }
        /// The address to use when a sign-in request names none. It has to be one of `CallbackURLs`.
        ///
        /// - length: 1 to 1024
        /// - pattern: `^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`
        pub fn default_redirect_uri(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_default_redirect_uri(__private::Some(value))
        }
        /// As `default_redirect_uri`, or unset with `None`.
        pub fn maybe_default_redirect_uri(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.default_redirect_uri = value.map(__private::Into::into);
            self
        }
        /// The OAuth grants that the app client may use.
        ///
        /// - length: 0 to 3
        pub fn allowed_o_auth_flows(
            self,
            value: impl __private::IntoIterator<Item = OAuthFlowType>,
        ) -> Self {
            self.maybe_allowed_o_auth_flows(__private::Some(value))
        }
        /// As `allowed_o_auth_flows`, or unset with `None`.
        pub fn maybe_allowed_o_auth_flows(
            mut self,
            value: __private::Option<impl __private::IntoIterator<Item = OAuthFlowType>>,
        ) -> Self {
            self.parts.allowed_o_auth_flows = value.map(__private::list);
            self
        }
        /// The OAuth scopes that the app client may ask for.
        ///
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
        /// As `allowed_o_auth_scopes`, or unset with `None`.
        pub fn maybe_allowed_o_auth_scopes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.allowed_o_auth_scopes = value.map(__private::list);
            self
        }
        /// Whether the app client may use OAuth at all; without it the OAuth settings have no effect.
        ///
        /// - default of the service: `false`
        pub fn allowed_o_auth_flows_user_pool_client(
            self,
            value: __private::bool,
        ) -> Self {
            self.maybe_allowed_o_auth_flows_user_pool_client(__private::Some(value))
        }
        /// As `allowed_o_auth_flows_user_pool_client`, or unset with `None`.
        pub fn maybe_allowed_o_auth_flows_user_pool_client(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.allowed_o_auth_flows_user_pool_client = value;
            self
        }
        /// Where usage data of the app client is sent.
        pub fn analytics_configuration(self, value: AnalyticsConfigurationType) -> Self {
            self.maybe_analytics_configuration(__private::Some(value))
        }
        /// As `analytics_configuration`, or unset with `None`.
        pub fn maybe_analytics_configuration(
            mut self,
            value: __private::Option<AnalyticsConfigurationType>,
        ) -> Self {
            self.parts.analytics_configuration = value;
            self
        }
        /// Whether an answer may give away that a user does not exist.
        pub fn prevent_user_existence_errors(
            self,
            value: PreventUserExistenceErrorTypes,
        ) -> Self {
            self.maybe_prevent_user_existence_errors(__private::Some(value))
        }
        /// As `prevent_user_existence_errors`, or unset with `None`.
        pub fn maybe_prevent_user_existence_errors(
            mut self,
            value: __private::Option<PreventUserExistenceErrorTypes>,
        ) -> Self {
            self.parts.prevent_user_existence_errors = value;
            self
        }
        /// Whether tokens of the app client can be revoked.
        pub fn enable_token_revocation(self, value: __private::bool) -> Self {
            self.maybe_enable_token_revocation(__private::Some(value))
        }
        /// As `enable_token_revocation`, or unset with `None`.
        pub fn maybe_enable_token_revocation(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.enable_token_revocation = value;
            self
        }
        /// Whether the app client passes on data about its callers, such as their addresses, for threat protection. It needs a client secret.
        pub fn enable_propagate_additional_user_context_data(
            self,
            value: __private::bool,
        ) -> Self {
            self.maybe_enable_propagate_additional_user_context_data(
                __private::Some(value),
            )
        }
        /// As `enable_propagate_additional_user_context_data`, or unset with `None`.
        pub fn maybe_enable_propagate_additional_user_context_data(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.enable_propagate_additional_user_context_data = value;
            self
        }
        /// How many minutes a user has to answer each challenge of a sign-in.
        ///
        /// - range: 3 to 15
        pub fn auth_session_validity(self, value: __private::i32) -> Self {
            self.maybe_auth_session_validity(__private::Some(value))
        }
        /// As `auth_session_validity`, or unset with `None`.
        pub fn maybe_auth_session_validity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.auth_session_validity = value;
            self
        }
        /// Whether using a refresh token replaces it with a new one.
        pub fn refresh_token_rotation(self, value: RefreshTokenRotationType) -> Self {
            self.maybe_refresh_token_rotation(__private::Some(value))
        }
        /// As `refresh_token_rotation`, or unset with `None`.
        pub fn maybe_refresh_token_rotation(
            mut self,
            value: __private::Option<RefreshTokenRotationType>,
        ) -> Self {
            self.parts.refresh_token_rotation = value;
            self
        }
        /// Builds the value and checks it.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
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
            __private::checked(self.build_unchecked())
        }
        /// Builds the value without a look at its constraints, which a service may have
        /// loosened since the model was written.
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
                user_pool_id: __private::required(user_pool_id),
                client_id: __private::required(client_id),
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
    #[automatically_derived]
    impl<UserPoolId, ClientId> __private::fmt::Debug
    for UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                UpdateUserPoolClientRequest,
            >("UpdateUserPoolClientRequestBuilder", &self.parts, f)
        }
    }
    impl TokenValidityUnitsType {
        /// Checks the constraint traits of this value and of everything in it.
        ///
        /// # Errors
        ///
        /// All violations, in the model's member order, depth first.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
    #[automatically_derived]
    impl __private::Shape for TokenValidityUnitsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#TokenValidityUnitsType";
    }
    #[automatically_derived]
    impl __private::Structure for TokenValidityUnitsType {
        type Parts = TokenValidityUnitsTypeParts;
        const NAME: &'static __private::str = "TokenValidityUnitsType";
        const MEMBERS: &'static [__private::Member] = &[
            __private::Member("access_token", __private::Mask::Shown),
            __private::Member("id_token", __private::Mask::Shown),
            __private::Member("refresh_token", __private::Mask::Shown),
        ];
    }
    #[automatically_derived]
    impl __private::Values for TokenValidityUnitsType {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(&[&self.access_token, &self.id_token, &self.refresh_token])
        }
    }
    #[automatically_derived]
    impl __private::Values for TokenValidityUnitsTypeParts {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(&[&self.access_token, &self.id_token, &self.refresh_token])
        }
    }
    #[automatically_derived]
    impl __private::fmt::Debug for TokenValidityUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::fmt::Display for TokenValidityUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::Check for TokenValidityUnitsType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let __private::Some(value) = &self.access_token {
                __private::Check::check(value, &at.member("AccessToken"), out);
            }
            if let __private::Some(value) = &self.id_token {
                __private::Check::check(value, &at.member("IdToken"), out);
            }
            if let __private::Some(value) = &self.refresh_token {
                __private::Check::check(value, &at.member("RefreshToken"), out);
            }
        }
    }
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct TokenValidityUnitsTypeParts {
        access_token: __private::Option<TimeUnitsType>,
        id_token: __private::Option<TimeUnitsType>,
        refresh_token: __private::Option<TimeUnitsType>,
    }
    impl TokenValidityUnitsType {
        /// Begins to build a `TokenValidityUnitsType`.
        pub fn builder() -> TokenValidityUnitsTypeBuilder {
            TokenValidityUnitsTypeBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a `TokenValidityUnitsType` with what the closure sets: `TokenValidityUnitsType::build_with(|b| b)`.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn build_with(
            set: impl __private::FnOnce(
                TokenValidityUnitsTypeBuilder,
            ) -> TokenValidityUnitsTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// A builder that holds the values of this one.
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
        /// A copy of this value with what the closure changes.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                TokenValidityUnitsTypeBuilder,
            ) -> TokenValidityUnitsTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }
    impl TokenValidityUnitsTypeBuilder {
        /// The unit for access tokens; hours if it is not set.
        pub fn access_token(self, value: TimeUnitsType) -> Self {
            self.maybe_access_token(__private::Some(value))
        }
        /// As `access_token`, or unset with `None`.
        pub fn maybe_access_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.access_token = value;
            self
        }
        /// The unit for ID tokens; hours if it is not set.
        pub fn id_token(self, value: TimeUnitsType) -> Self {
            self.maybe_id_token(__private::Some(value))
        }
        /// As `id_token`, or unset with `None`.
        pub fn maybe_id_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.id_token = value;
            self
        }
        /// The unit for refresh tokens; days if it is not set.
        pub fn refresh_token(self, value: TimeUnitsType) -> Self {
            self.maybe_refresh_token(__private::Some(value))
        }
        /// As `refresh_token`, or unset with `None`.
        pub fn maybe_refresh_token(
            mut self,
            value: __private::Option<TimeUnitsType>,
        ) -> Self {
            self.parts.refresh_token = value;
            self
        }
        /// Builds the value and checks it.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn build(
            self,
        ) -> __private::Result<TokenValidityUnitsType, __private::ConstraintViolations> {
            __private::checked(self.build_unchecked())
        }
        /// Builds the value without a look at its constraints, which a service may have
        /// loosened since the model was written.
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
    #[automatically_derived]
    impl __private::fmt::Debug for TokenValidityUnitsTypeBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                TokenValidityUnitsType,
            >("TokenValidityUnitsTypeBuilder", &self.parts, f)
        }
    }
    impl AnalyticsConfigurationType {
        /// Checks the constraint traits of this value and of everything in it.
        ///
        /// # Errors
        ///
        /// All violations, in the model's member order, depth first.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
    #[automatically_derived]
    impl __private::Shape for AnalyticsConfigurationType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType";
    }
    #[automatically_derived]
    impl __private::Structure for AnalyticsConfigurationType {
        type Parts = AnalyticsConfigurationTypeParts;
        const NAME: &'static __private::str = "AnalyticsConfigurationType";
        const MEMBERS: &'static [__private::Member] = &[
            __private::Member("application_id", __private::Mask::Shown),
            __private::Member("application_arn", __private::Mask::Shown),
            __private::Member("role_arn", __private::Mask::Shown),
            __private::Member("external_id", __private::Mask::Shown),
            __private::Member("user_data_shared", __private::Mask::Shown),
        ];
    }
    #[automatically_derived]
    impl __private::Values for AnalyticsConfigurationType {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(
                &[
                    &self.application_id,
                    &self.application_arn,
                    &self.role_arn,
                    &self.external_id,
                    &self.user_data_shared,
                ],
            )
        }
    }
    #[automatically_derived]
    impl __private::Values for AnalyticsConfigurationTypeParts {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(
                &[
                    &self.application_id,
                    &self.application_arn,
                    &self.role_arn,
                    &self.external_id,
                    &self.user_data_shared,
                ],
            )
        }
    }
    #[automatically_derived]
    impl __private::fmt::Debug for AnalyticsConfigurationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::fmt::Display for AnalyticsConfigurationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::Check for AnalyticsConfigurationType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let __private::Some(value) = &self.application_id {
                check_hex_string_type(value, &at.member("ApplicationId"), out);
            }
            if let __private::Some(value) = &self.application_arn {
                check_arn_type(value, &at.member("ApplicationArn"), out);
            }
            if let __private::Some(value) = &self.role_arn {
                check_arn_type(value, &at.member("RoleArn"), out);
            }
            if let __private::Some(value) = &self.external_id {
                check_string_type(value, &at.member("ExternalId"), out);
            }
        }
    }
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct AnalyticsConfigurationTypeParts {
        application_id: __private::Option<__private::String>,
        application_arn: __private::Option<__private::String>,
        role_arn: __private::Option<__private::String>,
        external_id: __private::Option<__private::String>,
        user_data_shared: __private::Option<__private::bool>,
    }
    impl AnalyticsConfigurationType {
        /// Begins to build a `AnalyticsConfigurationType`.
        pub fn builder() -> AnalyticsConfigurationTypeBuilder {
            AnalyticsConfigurationTypeBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a `AnalyticsConfigurationType` with what the closure sets: `AnalyticsConfigurationType::build_with(|b| b)`.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn build_with(
            set: impl __private::FnOnce(
                AnalyticsConfigurationTypeBuilder,
            ) -> AnalyticsConfigurationTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// A builder that holds the values of this one.
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
                    user_data_shared: __private::Some(user_data_shared),
                },
            }
        }
        /// A copy of this value with what the closure changes.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                AnalyticsConfigurationTypeBuilder,
            ) -> AnalyticsConfigurationTypeBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }
    impl AnalyticsConfigurationTypeBuilder {
        /// The id of the project.
        ///
        /// - pattern: `^[0-9a-fA-F]+$`
        pub fn application_id(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_application_id(__private::Some(value))
        }
        /// As `application_id`, or unset with `None`.
        pub fn maybe_application_id(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.application_id = value.map(__private::Into::into);
            self
        }
        /// The ARN of the project; it can stand in for the id, the role and the external id.
        ///
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn application_arn(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_application_arn(__private::Some(value))
        }
        /// As `application_arn`, or unset with `None`.
        pub fn maybe_application_arn(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.application_arn = value.map(__private::Into::into);
            self
        }
        /// The ARN of the role with which Cognito may write to the project.
        ///
        /// - length: 20 to 2048
        /// - pattern: `^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$`
        pub fn role_arn(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_role_arn(__private::Some(value))
        }
        /// As `role_arn`, or unset with `None`.
        pub fn maybe_role_arn(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.role_arn = value.map(__private::Into::into);
            self
        }
        /// The external id that the trust policy of the role asks for.
        ///
        /// - length: 0 to 131072
        pub fn external_id(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_external_id(__private::Some(value))
        }
        /// As `external_id`, or unset with `None`.
        pub fn maybe_external_id(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.external_id = value.map(__private::Into::into);
            self
        }
        /// Whether attributes of users are part of the data.
        ///
        /// - default: `false`
        pub fn user_data_shared(self, value: __private::bool) -> Self {
            self.maybe_user_data_shared(__private::Some(value))
        }
        /// As `user_data_shared`, or unset with `None`.
        pub fn maybe_user_data_shared(
            mut self,
            value: __private::Option<__private::bool>,
        ) -> Self {
            self.parts.user_data_shared = value;
            self
        }
        /// Builds the value and checks it.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn build(
            self,
        ) -> __private::Result<
            AnalyticsConfigurationType,
            __private::ConstraintViolations,
        > {
            __private::checked(self.build_unchecked())
        }
        /// Builds the value without a look at its constraints, which a service may have
        /// loosened since the model was written.
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
                user_data_shared: user_data_shared.unwrap_or_else(|| false),
            }
        }
    }
    #[automatically_derived]
    impl __private::fmt::Debug for AnalyticsConfigurationTypeBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                AnalyticsConfigurationType,
            >("AnalyticsConfigurationTypeBuilder", &self.parts, f)
        }
    }
    impl PreventUserExistenceErrorTypes {
        /// The value as the service writes it.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Legacy => "LEGACY",
                Self::Enabled => "ENABLED",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// The values that the model has, in its order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["LEGACY", "ENABLED"]
        }
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
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
    #[automatically_derived]
    impl __private::From<__private::String> for PreventUserExistenceErrorTypes {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }
    #[automatically_derived]
    impl __private::AsRef<__private::str> for PreventUserExistenceErrorTypes {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl __private::Shape for PreventUserExistenceErrorTypes {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#PreventUserExistenceErrorTypes";
    }
    #[automatically_derived]
    impl __private::fmt::Display for PreventUserExistenceErrorTypes {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl __private::Check for PreventUserExistenceErrorTypes {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::enumeration(Self::values(), at, out);
            }
        }
    }
    impl RefreshTokenRotationType {
        /// Checks the constraint traits of this value and of everything in it.
        ///
        /// # Errors
        ///
        /// All violations, in the model's member order, depth first.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
    #[automatically_derived]
    impl __private::Shape for RefreshTokenRotationType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#RefreshTokenRotationType";
    }
    #[automatically_derived]
    impl __private::Structure for RefreshTokenRotationType {
        type Parts = RefreshTokenRotationTypeParts;
        const NAME: &'static __private::str = "RefreshTokenRotationType";
        const MEMBERS: &'static [__private::Member] = &[
            __private::Member("feature", __private::Mask::Shown),
            __private::Member("retry_grace_period_seconds", __private::Mask::Shown),
        ];
    }
    #[automatically_derived]
    impl __private::Values for RefreshTokenRotationType {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(&[&self.feature, &self.retry_grace_period_seconds])
        }
    }
    #[automatically_derived]
    impl __private::Values for RefreshTokenRotationTypeParts {
        fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
            see(&[&self.feature, &self.retry_grace_period_seconds])
        }
    }
    #[automatically_derived]
    impl __private::fmt::Debug for RefreshTokenRotationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::fmt::Display for RefreshTokenRotationType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }
    #[automatically_derived]
    impl __private::Check for RefreshTokenRotationType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            __private::Check::check(&self.feature, &at.member("Feature"), out);
            if let __private::Some(value) = &self.retry_grace_period_seconds {
                check_retry_grace_period_seconds_type(
                    *value,
                    &at.member("RetryGracePeriodSeconds"),
                    out,
                );
            }
        }
    }
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct RefreshTokenRotationTypeParts {
        feature: __private::Option<FeatureType>,
        retry_grace_period_seconds: __private::Option<__private::i32>,
    }
    impl RefreshTokenRotationType {
        /// Begins to build a `RefreshTokenRotationType`.
        pub fn builder() -> RefreshTokenRotationTypeBuilder<__private::Unset> {
            RefreshTokenRotationTypeBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a `RefreshTokenRotationType` with what the closure sets: `RefreshTokenRotationType::build_with(|b| b)`.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
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
        /// A builder that holds the values of this one.
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
        /// A copy of this value with what the closure changes.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                RefreshTokenRotationTypeBuilder<__private::Set>,
            ) -> RefreshTokenRotationTypeBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }
    impl<Feature> RefreshTokenRotationTypeBuilder<Feature> {
        /// Whether they are replaced.
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
        /// For how many seconds a replaced token still works, so that a lost answer can be asked for again.
        ///
        /// - range: 0 to 60
        pub fn retry_grace_period_seconds(self, value: __private::i32) -> Self {
            self.maybe_retry_grace_period_seconds(__private::Some(value))
        }
        /// As `retry_grace_period_seconds`, or unset with `None`.
        pub fn maybe_retry_grace_period_seconds(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.retry_grace_period_seconds = value;
            self
        }
        /// Builds the value and checks it.
        ///
        /// # Errors
        ///
        /// All constraints that the values break.
        pub fn build(
            self,
        ) -> __private::Result<RefreshTokenRotationType, __private::ConstraintViolations>
        where
            Feature: __private::IsSet<RefreshTokenRotationType, __member::feature>,
        {
            __private::checked(self.build_unchecked())
        }
        /// Builds the value without a look at its constraints, which a service may have
        /// loosened since the model was written.
        pub fn build_unchecked(self) -> RefreshTokenRotationType
        where
            Feature: __private::IsSet<RefreshTokenRotationType, __member::feature>,
        {
            let RefreshTokenRotationTypeParts { feature, retry_grace_period_seconds } = self
                .parts;
            RefreshTokenRotationType {
                feature: __private::required(feature),
                retry_grace_period_seconds,
            }
        }
    }
    #[automatically_derived]
    impl<Feature> __private::fmt::Debug for RefreshTokenRotationTypeBuilder<Feature> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                RefreshTokenRotationType,
            >("RefreshTokenRotationTypeBuilder", &self.parts, f)
        }
    }
    impl TimeUnitsType {
        /// The value as the service writes it.
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
        /// The values that the model has, in its order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["seconds", "minutes", "hours", "days"]
        }
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
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
    #[automatically_derived]
    impl __private::From<__private::String> for TimeUnitsType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }
    #[automatically_derived]
    impl __private::AsRef<__private::str> for TimeUnitsType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl __private::Shape for TimeUnitsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#TimeUnitsType";
    }
    #[automatically_derived]
    impl __private::fmt::Display for TimeUnitsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl __private::Check for TimeUnitsType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::enumeration(Self::values(), at, out);
            }
        }
    }
    impl ExplicitAuthFlowsType {
        /// The value as the service writes it.
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
        /// The values that the model has, in its order.
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
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
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
    #[automatically_derived]
    impl __private::From<__private::String> for ExplicitAuthFlowsType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }
    #[automatically_derived]
    impl __private::AsRef<__private::str> for ExplicitAuthFlowsType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl __private::Shape for ExplicitAuthFlowsType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#ExplicitAuthFlowsType";
    }
    #[automatically_derived]
    impl __private::fmt::Display for ExplicitAuthFlowsType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl __private::Check for ExplicitAuthFlowsType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::enumeration(Self::values(), at, out);
            }
        }
    }
    impl OAuthFlowType {
        /// The value as the service writes it.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Code => "code",
                Self::Implicit => "implicit",
                Self::ClientCredentials => "client_credentials",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// The values that the model has, in its order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["code", "implicit", "client_credentials"]
        }
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
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
    #[automatically_derived]
    impl __private::From<__private::String> for OAuthFlowType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }
    #[automatically_derived]
    impl __private::AsRef<__private::str> for OAuthFlowType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl __private::Shape for OAuthFlowType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#OAuthFlowType";
    }
    #[automatically_derived]
    impl __private::fmt::Display for OAuthFlowType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl __private::Check for OAuthFlowType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::enumeration(Self::values(), at, out);
            }
        }
    }
    impl FeatureType {
        /// The value as the service writes it.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Enabled => "ENABLED",
                Self::Disabled => "DISABLED",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// The values that the model has, in its order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["ENABLED", "DISABLED"]
        }
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
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
    #[automatically_derived]
    impl __private::From<__private::String> for FeatureType {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }
    #[automatically_derived]
    impl __private::AsRef<__private::str> for FeatureType {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }
    #[automatically_derived]
    impl __private::Shape for FeatureType {
        const ID: &'static __private::str = "com.amazonaws.cognitoidentityprovider#FeatureType";
    }
    #[automatically_derived]
    impl __private::fmt::Display for FeatureType {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            f.pad(self.as_str())
        }
    }
    #[automatically_derived]
    impl __private::Check for FeatureType {
        fn check(&self, at: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::enumeration(Self::values(), at, out);
            }
        }
    }
};
