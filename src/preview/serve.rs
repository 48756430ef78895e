//! Answers go out over HTTP, to this machine alone and only where it is asked for by its own name: a page of another site
//! that has its name lead here (DNS rebinding) is refused.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use futures_util::stream::unfold;

use super::answer::{Answer, answer};
use super::shared::Shared;
use crate::finding::Said;

/// What tells browsers of changes.
const EVENTS: &str = "/.gongkai/events";
/// How often a connection over which nothing is told is shown to be alive.
const PULSE: Duration = Duration::from_secs(15);

/// What goes with every answer: nothing is loaded from elsewhere or run inline, nothing is kept, nothing is found by a
/// search engine, and no other site embeds it.
const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("x-robots-tag", "noindex, nofollow"),
    ("cache-control", "no-store"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "SAMEORIGIN"),
];

/// Answers until the runtime ends.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = Router::new().fallback(respond).with_state(shared);
    axum::serve(listener, router).await
}

async fn respond(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    if let Some(refused) = refused(&request, shared.port) {
        return response(refused);
    }
    let path = request.uri().path().to_owned();
    if path == EVENTS {
        return events(&shared);
    }
    let answered = tokio::task::spawn_blocking(move || answer(&shared, &path)).await;
    response(answered.unwrap_or_else(|_| {
        Answer::plain(500, &Said::new("程序出错，请报告", "a bug of the program; please report it"))
    }))
}

/// Why a request is not answered at all.
fn refused(request: &Request, port: u16) -> Option<Answer> {
    if !is_own(request.uri(), request.headers(), port) {
        let said = Said::new(
            "预览只回答 127.0.0.1 和 localhost",
            "the preview answers to 127.0.0.1 and localhost alone",
        );
        return Some(Answer::plain(421, &said));
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Some(Answer::plain(405, &Said::new("只能读取", "it can only be read")));
    }
    None
}

/// Whether a request names this machine, in every place where it names one.
fn is_own(uri: &Uri, headers: &HeaderMap, port: u16) -> bool {
    let is_own = |host: &str| {
        let name = match host.rsplit_once(':') {
            Some((name, of)) if of.parse() == Ok(port) => name,
            // A browser leaves out the port that is meant by itself.
            _ if port == 80 => host,
            _ => return false,
        };
        name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
    };
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    host.to_str().is_ok_and(is_own) && uri.authority().is_none_or(|authority| is_own(authority.as_str()))
}

/// The present state, and each that follows.
fn events(shared: &Shared) -> Response {
    let mut versions = shared.subscribe();
    versions.mark_changed();
    let stream = unfold(versions, |mut versions| async move {
        let text = match tokio::time::timeout(PULSE, versions.changed()).await {
            Ok(Ok(())) => versions.borrow_and_update().event(),
            Ok(Err(_)) => return None,
            Err(_) => ": here\n\n".to_owned(),
        };
        Some((Ok::<_, Infallible>(text), versions))
    });
    with_headers(StatusCode::OK, "text/event-stream", Body::from_stream(stream))
}

fn response(Answer { status, kind, bytes, location }: Answer) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = with_headers(status, kind, Body::from(bytes));
    if let Some(location) = location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn with_headers(status: StatusCode, kind: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
