//! Every route there is: method, path, who may, handler. Nothing is routed anywhere else.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use atrium_backend::Result;
use atrium_backend::access::policy::Principal;
use atrium_backend::access::{Act, may};
use axum::Router;
use axum::extract::{RawPathParams, Request};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};

use super::cx::Cx;
use super::page::{
    brand, connection, contacts, details, grant, health, import, jobs, join, outbox, portal,
    search, security, settings, sign_in, site, start, user, users,
};
use super::serve::Web;
use super::{assets, gate, live};

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: visitors too. What it shows is no secret, or the path itself is the proof.
    Nothing,
    /// Nothing, and it is for machines: no session is looked up.
    NothingAtAll,
    /// A right.
    Right(Act),
    /// A right, and the password given in the last ten minutes: asked for on the way, if need be.
    Confirmed(Act),
}

/// The method of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Reads; also answers HEAD.
    Get,
    /// Acts.
    Post,
    /// Acts, and may bring a file.
    Upload,
    /// Acts, and may bring a file of any length: it goes to the data folder as it comes.
    Take,
    /// Reads on and on: a stream that is open is nobody at work.
    Listen,
}

/// A handler's answer.
pub type Answer = Pin<Box<dyn Future<Output = Result<Response>> + Send>>;

/// A row of the table.
#[derive(Clone, Copy)]
pub struct Route {
    /// Reads or acts.
    pub verb: Verb,
    /// The path, with axum's placeholders.
    pub path: &'static str,
    /// Who may.
    pub needs: Needs,
    pub(super) run: fn(Cx) -> Answer,
}

macro_rules! routes {
    ($($verb:ident $path:literal $needs:expr => $handler:path;)+) => {
        &[$(Route {
            verb: Verb::$verb,
            path: $path,
            needs: $needs,
            run: |cx| Box::pin($handler(cx)),
        }),+]
    };
}

use Needs::{Confirmed, Nothing, NothingAtAll, Right};

/// The table.
pub const ROUTES: &[Route] = routes! {
    Get  "/"                                Nothing => site::front;
    Post "/language"                        Nothing => site::language;
    Get  "/login"                           Nothing => sign_in::login;
    Post "/login"                           Nothing => sign_in::log_in;
    Post "/logout"                          Nothing => sign_in::log_out;
    Get  "/reset"                           Nothing => sign_in::reset_request;
    Post "/reset"                           Nothing => sign_in::request_reset;
    Get  "/reset/{token}"                   Nothing => sign_in::reset;
    Post "/reset/{token}"                   Nothing => sign_in::set_password;
    Get  "/invitation"                      Nothing => sign_in::code;
    Post "/invitation"                      Nothing => sign_in::enter_code;
    Get  "/invitation/{token}"              Nothing => sign_in::invitation;
    Post "/invitation/{token}"              Nothing => sign_in::accept;
    Post "/invitation/{token}/fresh"        Nothing => sign_in::fresh;
    Get  "/setup/{token}"                   Nothing => sign_in::setup;
    Post "/setup/{token}"                   Nothing => sign_in::set_up;
    Get  "/join/{token}"                    Nothing => join::link;
    Post "/join/{token}"                    Nothing => join::answer_link;
    Get  "/my"                              Right(Act::UsePortal) => portal::home;
    Get  "/my/details"                      Right(Act::EditOwnDetails) => details::show;
    Post "/my/details"                      Right(Act::EditOwnDetails) => details::confirm;
    Get  "/my/addresses"                    Right(Act::EditOwnDetails) => details::list;
    Get  "/my/addresses/new"                Right(Act::EditOwnDetails) => details::new;
    Post "/my/addresses/new"                Right(Act::EditOwnDetails) => details::add;
    Get  "/my/addresses/{id}"               Right(Act::EditOwnDetails) => details::edit;
    Post "/my/addresses/{id}"               Right(Act::EditOwnDetails) => details::save;
    Post "/my/addresses/{id}/remove"        Right(Act::EditOwnDetails) => details::remove;
    Get  "/my/security"                     Right(Act::ManageOwnAccount) => security::show;
    Post "/my/security"                     Right(Act::ManageOwnAccount) => security::change_password;
    Post "/my/security/sessions/end"        Right(Act::ManageOwnAccount) => security::end_sessions;
    Post "/my/security/sessions/{id}/end"   Right(Act::ManageOwnAccount) => security::end_session;
    Get  "/my/security/delete"              Right(Act::DeleteOwnAccount) => security::ask_delete;
    Post "/my/security/delete"              Right(Act::DeleteOwnAccount) => security::delete;
    Get  "/my/password"                     Right(Act::ManageOwnAccount) => security::told_password;
    Post "/my/password"                     Right(Act::ManageOwnAccount) => security::change_told_password;
    Post "/my/company"                      Right(Act::UsePortal) => portal::switch;
    Get  "/my/offers/{id}"                  Right(Act::UsePortal) => join::show;
    Post "/my/offers/{id}"                  Right(Act::UsePortal) => join::answer_own;
    Get  "/office"                          Right(Act::ReadContacts) => contacts::office;
    Get  "/office/contacts"                 Right(Act::ReadContacts) => contacts::list;
    Get  "/office/contacts/new"             Right(Act::EditContacts) => contacts::new;
    Post "/office/contacts/new"             Right(Act::EditContacts) => contacts::create;
    Get  "/office/contacts/portal-access"   Right(Act::GrantAccess) => grant::look;
    Post "/office/contacts/portal-access"   Right(Act::GrantAccess) => grant::act;
    Post "/office/contacts/bulk"            Right(Act::EditContacts) => contacts::bulk;
    Post "/office/contacts/export"          Right(Act::Export) => contacts::export;
    Get  "/office/contacts/merge"           Right(Act::EditContacts) => contacts::merge_look;
    Post "/office/contacts/merge"           Right(Act::EditContacts) => contacts::merge;
    Get  "/office/contacts/{id}"            Right(Act::ReadContacts) => contacts::show;
    Post "/office/contacts/{id}"            Right(Act::EditContacts) => contacts::save;
    Post "/office/contacts/{id}/archive"    Right(Act::EditContacts) => contacts::archive;
    Get  "/office/keys"                     Right(Act::ReadContacts) => search::keys;
    Get  "/office/search"                   Right(Act::ReadContacts) => search::search;
    Get  "/office/connection"               Right(Act::Administer) => connection::show;
    Get  "/office/users"                    Right(Act::Administer) => users::list;
    Get  "/office/users/new"                Right(Act::Administer) => users::new;
    Post "/office/users/new"                Confirmed(Act::Administer) => users::create;
    Get  "/office/users/{id}"               Right(Act::Administer) => user::show;
    Post "/office/users/{id}/login"         Confirmed(Act::Administer) => user::change_login;
    Post "/office/users/{id}/password"      Confirmed(Act::Administer) => user::set_password;
    Post "/office/users/{id}/reset"         Right(Act::Administer) => user::send_reset;
    Post "/office/users/{id}/role"          Confirmed(Act::Administer) => user::change_role;
    Post "/office/users/{id}/access"        Confirmed(Act::Administer) => user::access;
    Post "/office/users/{id}/sessions"      Right(Act::Administer) => user::end_sessions;
    Get  "/office/settings"                 Right(Act::Administer) => settings::index;
    Get  "/office/settings/{group}"         Right(Act::Administer) => settings::show;
    Upload "/office/settings/{group}"       Confirmed(Act::Administer) => settings::save;
    Post "/office/settings/mail/test"       Right(Act::Administer) => settings::test_mail;
    Upload "/office/settings/brand/preview" Right(Act::Administer) => settings::preview;
    Get  "/office/start"                    Right(Act::Administer) => start::overview;
    Post "/office/start"                    Right(Act::Administer) => start::dismiss;
    Get  "/office/start/{step}"             Right(Act::Administer) => start::show;
    Post "/office/start/{step}"             Confirmed(Act::Administer) => start::take;
    Get  "/brand/{name}"                    NothingAtAll => brand::file;
    Get  "/office/jobs"                     Right(Act::GrantAccess) => jobs::list;
    Get  "/office/jobs/{id}"                Right(Act::GrantAccess) => jobs::show;
    Post "/office/jobs/{id}/cancel"         Right(Act::GrantAccess) => jobs::cancel;
    Get  "/office/jobs/{id}/results"        Right(Act::GrantAccess) => jobs::results;
    Get  "/office/import"                   Right(Act::Import) => import::start;
    Take "/office/import"                   Right(Act::Import) => import::bring;
    Get  "/office/import/{id}"              Right(Act::Import) => import::show;
    Post "/office/import/{id}"              Right(Act::Import) => import::act;
    Get  "/office/import/{id}/lines"        Right(Act::Import) => import::lines;
    Get  "/office/outbox"                   Right(Act::ReadOutbox) => outbox::list;
    Get  "/office/outbox/{id}"              Right(Act::ReadOutbox) => outbox::show;
    Post "/office/outbox/{id}/retry"        Right(Act::GrantAccess) => outbox::retry;
    Listen "/live"                          Right(Act::ManageOwnAccount) => live::stream;
    Get  "/assets/{name}"                   NothingAtAll => assets::file;
    Get  "/healthz"                         NothingAtAll => health::alive;
    Get  "/readyz"                          NothingAtAll => health::ready;
};

/// Whether a path, with its query or without, is a page that `who` can be led to.
pub(super) fn is_page_for(who: Principal, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    // A path of its own goes before one with a placeholder, whatever it answers to.
    let is_own = ROUTES.iter().any(|route| route.path == path);
    ROUTES.iter().any(|route| {
        let is_open = match route.needs {
            Nothing => true,
            NothingAtAll => false,
            Right(act) | Confirmed(act) => may(who, act),
        };
        is_open
            && route.verb == Verb::Get
            && (route.path == path || (!is_own && fits(route.path, path)))
    })
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(wanted, part)| wanted == part || (wanted.starts_with('{') && !part.is_empty()))
}

/// The table as axum's router.
pub(super) fn router(web: &Arc<Web>) -> Router {
    let mut paths: Vec<&'static str> = ROUTES.iter().map(|route| route.path).collect();
    paths.dedup();
    paths.into_iter().fold(Router::new(), |router, path| {
        let methods = ROUTES.iter().filter(|route| route.path == path).fold(
            MethodRouter::new(),
            |methods, route| {
                let filter = match route.verb {
                    Verb::Get | Verb::Listen => MethodFilter::GET,
                    Verb::Post | Verb::Upload | Verb::Take => MethodFilter::POST,
                };
                let web = Arc::clone(web);
                methods.merge(on(
                    filter,
                    move |params: RawPathParams, request: Request| {
                        gate::pass(web.clone(), *route, params, request)
                    },
                ))
            },
        );
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place where routes become a router"
        )]
        router.route(path, methods)
    })
}
