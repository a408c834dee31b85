import FHIRServer
import HTTP
import Portal

/// The two doors behind one address: `/fhir` for machines, the rest for people.
struct Application: Responder {
    let portal: Portal
    let fhir: FHIRServer
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
        request.path == "/fhir" || request.path.hasPrefix("/fhir/") ? fhir : portal
    }
}
