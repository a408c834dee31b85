import FHIRServer
import HTTP
import OAuth
import Portal

/// The doors behind one address: `/fhir` for machines, `/oauth2` for their tokens, the rest for people.
struct Application: Responder {
    let portal: Portal
    let fhir: FHIRServer
    let oauth: OAuthServer
    let security: @Sendable (SecurityEvent) -> Void

    func respond(to request: Request) -> Response {
        door(request).respond(to: request)
    }

    func refuse(_ request: Request, status: Int) -> Response {
        SecurityEvent.refusal(status: status, request: request.identifier).map(security)
        return door(request).refuse(request, status: status)
    }

    func room(for request: Request) -> Room {
        door(request).room(for: request)
    }

    func caller(of request: Request) -> Caller {
        door(request).caller(of: request)
    }

    private func door(_ request: Request) -> any Responder {
        if request.path == "/fhir" || request.path.hasPrefix("/fhir/") { return fhir }
        return OAuthServer.owns(request.path) ? oauth : portal
    }
}
