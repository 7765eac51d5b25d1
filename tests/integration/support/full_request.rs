//! A request with all members set.

shapesmith::smithy! {
    model = "model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest],
}

/// Every member is set, and lists have several items.
pub fn full_request() -> UpdateUserPoolClientRequest {
    let units = TokenValidityUnitsType::builder()
        .access_token(TimeUnitsType::Minutes)
        .id_token(TimeUnitsType::Hours)
        .refresh_token(TimeUnitsType::Days);
    let analytics = AnalyticsConfigurationType::builder()
        .application_id("0123456789abcdef0123456789abcdef")
        .application_arn("arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef")
        .role_arn("arn:aws:iam::123456789012:role/service-role/cognito-analytics")
        .external_id("an external id")
        .user_data_shared(true);
    let rotation = RefreshTokenRotationType::builder()
        .feature(FeatureType::Enabled)
        .retry_grace_period_seconds(30);
    let urls = |kind: &str| {
        let url = |n| format!("https://app-{n}.example.com/{kind}/pfad-é?state=1&next=%2Fhome");
        (0..10).map(url).collect::<Vec<_>>()
    };
    let attributes = [
        "email",
        "given_name",
        "family_name",
        "custom:département",
        "locale",
    ];
    UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("Web client of the shop, v2")
        .refresh_token_validity(30)
        .access_token_validity(60)
        .id_token_validity(12)
        .token_validity_units(units.build_unchecked())
        .read_attributes(attributes)
        .write_attributes(attributes)
        .explicit_auth_flows([
            ExplicitAuthFlowsType::AllowUserSrpAuth,
            ExplicitAuthFlowsType::AllowRefreshTokenAuth,
            ExplicitAuthFlowsType::AllowCustomAuth,
        ])
        .supported_identity_providers(["COGNITO", "Google", "Firma Übersee GmbH"])
        .callback_urls(urls("callback"))
        .logout_urls(urls("logout"))
        .default_redirect_uri("https://app-0.example.com/callback")
        .allowed_o_auth_flows([OAuthFlowType::Code, OAuthFlowType::Implicit])
        .allowed_o_auth_scopes([
            "openid",
            "email",
            "profile",
            "https://api.example.com/orders.read",
        ])
        .allowed_o_auth_flows_user_pool_client(true)
        .analytics_configuration(analytics.build_unchecked())
        .prevent_user_existence_errors(PreventUserExistenceErrorTypes::Enabled)
        .enable_token_revocation(true)
        .enable_propagate_additional_user_context_data(false)
        .auth_session_validity(5)
        .refresh_token_rotation(rotation.build_unchecked())
        .build()
        .expect("valid")
}
