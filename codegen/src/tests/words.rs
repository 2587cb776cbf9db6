use super::*;

#[test]
fn words_are_those_a_person_reads() {
    for (name, snake, pascal) in [
        (
            "activeConnectionsAt",
            "active_connections_at",
            "ActiveConnectionsAt",
        ),
        ("maxFileSizeMB", "max_file_size_mb", "MaxFileSizeMb"),
        ("HTTPMetadata", "http_metadata", "HttpMetadata"),
        ("utm_source", "utm_source", "UtmSource"),
        ("x-account-id", "x_account_id", "XAccountId"),
        ("__template_host", "template_host", "TemplateHost"),
        ("x5tNumberS256", "x5t_number_s256", "X5tNumberS256"),
        ("street1", "street1", "Street1"),
        ("s3Key", "s3_key", "S3Key"),
        ("V1Pod", "v1_pod", "V1Pod"),
        ("2FAEnabled", "2fa_enabled", "2faEnabled"),
        ("B2BUser", "b2b_user", "B2bUser"),
        ("ÄrgerFür", "ärger_für", "ÄrgerFür"),
        ("", "", ""),
    ] {
        assert_eq!(snake_case(name), snake);
        assert_eq!(pascal_case(name), pascal);
        assert_eq!(words(name).join("_"), snake);
    }
}

/// The right names, and what heck alone makes of them: if it ever agrees, [`readable`] has less to do.
#[test]
fn initialisms_are_whole_where_heck_alone_breaks_them() {
    for (name, snake, heck_alone) in [
        ("componentIDs", "component_ids", "component_i_ds"),
        ("URLs", "urls", "ur_ls"),
        ("URLsOf", "urls_of", "ur_ls_of"),
        ("IDsURL", "ids_url", "i_ds_url"),
        ("MFAs", "mfas", "mf_as"),
        ("userIDs2", "user_ids2", "user_i_ds2"),
        ("IPv4Address", "ipv4_address", "i_pv4_address"),
        ("sourceIPv6", "source_ipv6", "source_i_pv6"),
        ("H100PCIE", "h100_pcie", "h100pcie"),
        ("S3URL", "s3_url", "s3url"),
        ("APIURL", "api_url", "apiurl"),
        ("rowUUIDs", "row_uuids", "row_uui_ds"),
        ("HTTPAPIHost", "http_api_host", "httpapi_host"),
    ] {
        assert_eq!(snake_case(name), snake);
        assert_eq!(name.to_snake_case(), heck_alone);
    }
}

#[test]
fn symbols_are_spoken_as_sdks_do() {
    for (name, expected) in [
        ("@type", Some("attype")),
        ("$schema", Some("dollarschema")),
        ("x5t#S256", Some("x5tnumbers256")),
        (".self", Some("dotself")),
        ("+1", Some("plus1")),
        ("-1", Some("minus1")),
        ("x-region", None),
        ("ai.mistral/turbine", None),
        ("ui:read-only", None),
        ("", None),
    ] {
        let found = spoken(name).map(|name| bare(&name).collect::<String>());
        assert_eq!(found.as_deref(), expected, "{name}");
    }
}

/// The keys of a value whose fields serde renames, in order, as JSON.
fn keys(value: impl serde::Serialize) -> Vec<String> {
    let text = serde_json::to_string(&value).expect("JSON");
    let strings = text.split('"').skip(1).step_by(2);
    strings.map(str::to_owned).collect()
}

/// Fields with one set of names in each of serde's styles, beside what `rule` makes of the same names.
macro_rules! renamed {
    ($style:literal, $($field:ident)*) => {{
        #[derive(Default, serde::Serialize)]
        #[serde(rename_all = $style)]
        #[allow(non_snake_case)]
        struct Renamed { $($field: (),)* }
        let fields = [$(stringify!($field).trim_start_matches("r#")),*];
        (fields, keys(Renamed::default()))
    }};
}

#[test]
fn the_rules_for_fields_are_those_of_serde() {
    let kebab = |name: &str| name.replace('_', "-");
    for (rule, (fields, keys)) in [
        (
            serde_camel_case as fn(&str) -> String,
            renamed!("camelCase", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
        ),
        (
            serde_pascal_case,
            renamed!("PascalCase", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
        ),
        (
            kebab,
            renamed!("kebab-case", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
        ),
    ] {
        let named: Vec<String> = fields.into_iter().map(rule).collect();
        assert_eq!(named, keys);
    }
}

/// Why the rules above are not heck's.
#[test]
fn heck_and_serde_part_where_it_matters() {
    let (_, kebab) = renamed!("kebab-case", _id id_ a__b);
    assert_eq!(kebab, ["-id", "id-", "a--b"]);
    assert_eq!(["_id", "id_", "a__b"].map(kebab_case), ["id", "id", "a-b"]);
    assert_eq!(
        [serde_camel_case("userID"), camel_case("userID")],
        ["userID", "userId"]
    );

    #[derive(serde::Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Variant {
        HTTPError,
    }
    assert_eq!(keys(Variant::HTTPError), ["h_t_t_p_error"]);
    assert_eq!(snake_case("HTTPError"), "http_error");
}

#[test]
fn keywords_become_raw_or_get_an_underscore() {
    for (name, expected) in [
        ("type", "r#type"),
        ("gen", "r#gen"),
        ("self", "self_"),
        ("port", "port"),
    ] {
        assert_eq!(identifier(name.to_owned()), expected);
    }
    assert_eq!(module_name("type"), "type_");
}
