//! The description of the interface in OpenAPI 3.1, made from the table of endpoints and the shapes.

use serde_json::{Map, Value as Json, json};

use super::schema::Schemas;
use super::table::{ENDPOINTS, Endpoint, Parameter, Takes};
use super::webhook::{NoticeSubject, Subject};
use crate::kit::access::Permit;

/// How identifiers are written.
const IDENTIFIER: &str = "^[a-z0-9-]{1,40}$";

/// The whole description; `server` is the address of the pages.
pub fn document(server: &str, district: &str) -> Json {
    let mut schemas = Schemas::default();
    let mut paths = Map::new();
    for endpoint in ENDPOINTS {
        let route = (endpoint.route)();
        let operation = operation(endpoint, route.permit, route.path, &mut schemas);
        let methods = paths.entry(route.path).or_insert_with(|| json!({}));
        methods[route.method.as_str().to_lowercase()] = operation;
    }
    schemas.named("Problem", |_| problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Sekber {district}"),
            "version": "1",
            "description": "Programmes, offices, partners, meetings and news of a district's joint secretariat. \
                            What everybody may see needs no token; with a token a program does what its person may do.",
        },
        "servers": [{ "url": server }],
        "paths": paths,
        "webhooks": webhooks(),
        "components": {
            "schemas": schemas.into_json(),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

/// What the address of a token is sent: of each kind of record, and a test.
fn webhooks() -> Json {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let record = json!({
        "type": "object",
        "properties": {
            "id": text("Identifier of the record."),
            "api": text("Where it is read in this interface."),
            "page": text("Where it is read as a page."),
        },
        "required": ["id", "api", "page"],
    });
    let test = json!({
        "type": "object",
        "properties": { "page": text("The page of the webhook, on which it was asked for.") },
        "required": ["page"],
    });
    let of_record = |subject: &Subject| {
        let about = "A record has changed that the token's person may read";
        let answered = "Taken; any other answer has it sent again.";
        told(NoticeSubject::Record(*subject), (about, answered), &record)
    };
    let about = "A test that the token's person asked for on the page of the webhook";
    let answered = "Taken; a test is sent once, whatever is answered.";
    let test = told(NoticeSubject::Test, (about, answered), &test);
    Json::Object(Subject::ALL.iter().map(of_record).chain([test]).collect())
}

/// One of them: its `type`, and how it is sent with such data.
fn told(subject: NoticeSubject, (about, answered): (&str, &str), data: &Json) -> (String, Json) {
    let header = |name: &str, about: &str| {
        json!({
            "name": name,
            "in": "header",
            "required": true,
            "description": about,
            "schema": { "type": "string" },
        })
    };
    let kind = subject.told();
    let schema = json!({
        "type": "object",
        "properties": {
            "type": { "const": kind },
            "timestamp": { "type": "string", "format": "date-time" },
            "data": data,
        },
        "required": ["type", "timestamp", "data"],
    });
    let sent = json!({
        "summary": about,
        "parameters": [
            header("webhook-id", "Name of the notice; the same when it is sent again."),
            header("webhook-timestamp", "The second in which it is sent, since 1970."),
            header("webhook-signature", "`v1,` and the signature, by Standard Webhooks."),
        ],
        "requestBody": { "required": true, "content": { "application/json": { "schema": schema } } },
        "responses": { "2XX": { "description": answered } },
    });
    (kind, json!({ "post": sent }))
}

/// A problem as RFC 9457 has it.
fn problem() -> Json {
    json!({
        "type": "object",
        "description": "Why a request was not carried out.",
        "properties": {
            "type": { "type": "string", "description": "The kind of problem." },
            "title": { "type": "string", "description": "The problem in a few words." },
            "status": { "type": "integer", "description": "The HTTP status." },
            "detail": { "type": "string", "description": "The problem in a sentence, in the language that was asked for." },
            "instance": { "type": "string", "description": "A name of this very failure, to be told when asking for help." },
            "errors": {
                "type": "array",
                "description": "What is to be mended, field by field.",
                "items": {
                    "type": "object",
                    "properties": { "field": { "type": "string" }, "detail": { "type": "string" } },
                    "required": ["field", "detail"],
                },
            },
        },
        "required": ["type", "title", "status", "detail"],
    })
}

fn parameter(parameter: &Parameter) -> Json {
    let schema = match parameter.takes {
        Takes::Text => json!({ "type": "string" }),
        Takes::Choice(codes) => json!({ "type": "string", "enum": codes() }),
        Takes::Place => {
            json!({ "type": "string", "pattern": r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.(x[0-9]{3}|[0-9]{4}))?)?)?$" })
        }
        Takes::Identifier => json!({ "type": "string", "pattern": IDENTIFIER }),
        Takes::Cursor => json!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}~" }),
        Takes::Year => json!({ "type": "string", "pattern": "^(all|[0-9]{4})$" }),
        Takes::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
    };
    json!({ "name": parameter.name, "in": "query", "description": parameter.about, "schema": schema })
}

/// The parts of a path that stand for a record.
pub fn in_path(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// What may go wrong, by what an endpoint takes.
fn refusals(endpoint: &Endpoint, path: &str) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![
        (
            "403",
            "The person, or the token, may not; or the person has to switch two-step verification on first.",
        ),
        ("401", "The token is unknown, has ended or was withdrawn; or one is needed and none came."),
        ("422", "Something in the address or the body is not taken; `errors` says what."),
        ("413", "The address, or the body, is too long or has too many fields."),
        ("429", "Too many requests; `Retry-After` says when to come again."),
        ("503", "Too much is going on, or the database is away; `Retry-After` says when to come again."),
    ];
    if endpoint.writes_over() {
        all.push(("409", "Somebody has changed it since that version; read it anew."));
    }
    if in_path(path).next().is_some() {
        all.push(("404", "There is no such record, or not everybody may see it."));
    }
    if endpoint.body.is_some() {
        all.push(("408", "The body did not arrive whole."));
    }
    all
}

/// Who may use an endpoint, in words.
fn for_whom(permit: Permit) -> &'static str {
    match permit {
        Permit::Public => "For everybody; no token is needed.",
        Permit::Organisation => {
            "For whoever keeps the records of an organisation, and the secretariat, with a token that writes."
        }
        _ => "For whoever has a role in the district, with a token of any scope.",
    }
}

fn operation(endpoint: &Endpoint, permit: Permit, path: &str, schemas: &mut Schemas) -> Json {
    let answer = (endpoint.answer)(schemas);
    let mut parameters: Vec<Json> = in_path(path)
        .map(|name| {
            json!({ "name": name, "in": "path", "required": true, "description": "Its identifier.",
                    "schema": { "type": "string", "pattern": IDENTIFIER } })
        })
        .collect();
    parameters.extend(endpoint.query.iter().map(parameter));
    if endpoint.writes_over() {
        parameters.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "The version that was read, in quotes: `\"3\"`. Has somebody changed it since, the answer is 409.",
            "schema": { "type": "string", "pattern": "^\"[0-9]{1,18}\"$" },
        }));
    }
    if endpoint.body.is_some() {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header",
            "description": "A name of your own for this request, remembered for a day: sent again with it, the request gets the same answer and writes nothing. Under the name of another request, or with another body or another `If-Match`, it is refused.",
            "schema": { "type": "string", "minLength": 1, "maxLength": super::limits::IDEMPOTENCY_KEY, "pattern": "^[A-Za-z0-9._:-]+$" },
        }));
    }
    let mut operation = json!({
        "operationId": endpoint.id,
        "summary": endpoint.summary,
        "description": for_whom(permit),
        "parameters": parameters,
        "responses": responses(endpoint, permit, path, &answer),
        // Without a token everybody is served what is public.
        "security": if permit == Permit::Public { json!([{}, { "token": [] }]) } else { json!([{ "token": [] }]) },
    });
    if let Some(body) = endpoint.body {
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": body(schemas) } },
        });
    }
    operation
}

/// What it answers, by status.
fn responses(endpoint: &Endpoint, permit: Permit, path: &str, answer: &Json) -> Map<String, Json> {
    let mut responses = Map::new();
    let count = |about: &str| json!({ "description": about, "schema": { "type": "integer" } });
    let text = |about: &str| json!({ "description": about, "schema": { "type": "string" } });
    let mut headers = json!({
        "RateLimit-Limit": count("Requests that may be sent at once."),
        "RateLimit-Remaining": count("Those that are left."),
        "RateLimit-Reset": count("Seconds until all are there again."),
    });
    if endpoint.body.is_some() {
        headers["ETag"] = text("The version that stands now, for `If-Match` of the next change.");
        headers["Idempotency-Replayed"] =
            text("`true` where this is the answer of before and nothing was written this time.");
    }
    if endpoint.status == 201 {
        headers["Location"] = text("The path at which it is read, as `href`.");
    }
    responses.insert(
        endpoint.status.to_string(),
        json!({
            "description": "As asked for.",
            "headers": headers,
            "content": { "application/json": { "schema": answer } },
        }),
    );
    if permit == Permit::Public {
        responses
            .insert("304".to_owned(), json!({ "description": "Nothing has changed since `If-None-Match`." }));
    }
    for (status, about) in refusals(endpoint, path) {
        let content =
            json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
        responses.insert(status.to_owned(), json!({ "description": about, "content": content }));
    }
    responses
}
