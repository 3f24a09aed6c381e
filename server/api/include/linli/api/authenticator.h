#pragma once

#include <linli/access/scope.h>
#include <linli/base/result.h>
#include <linli/http/request.h>

namespace linli::api {

/// The port by which the desk learns who asks; plugged in by identity.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// The acting capacity of the request's session (cookie or bearer token), anonymous without one. A cookie that
    /// names no live session acts as anonymous too, so that public pages go on working; a bearer token that names none
    /// is a mistake of its program and is refused.
    /// Checks CSRF for cookie sessions on unsafe methods. Thread-safe; answers from a cache (revocation ≤ 1 s).
    /// @refuses access::not_signed_in for an unknown, expired or revoked bearer token.
    virtual Result<access::Actor> identify(const http::Request& request) = 0;
    /// The same for what a program asks by itself (live streams, polling): it does not count as a sign of life, so that
    /// an abandoned desk is still signed out.
    virtual Result<access::Actor> watch(const http::Request& request) { return identify(request); }
};

/// The port by which the desk reports refused and disclosed access; plugged in by audit.
class AccessWitness {
public:
    virtual ~AccessWitness() = default;
    /// Before a disclosing handler runs; a throw refuses the request (no look without a trace).
    virtual void disclosing(const access::Scope& scope, const http::Request& request, std::string_view operation) = 0;
    virtual void refused(const access::Actor& actor, const http::Request& request, std::string_view operation,
                         const ProblemType& why) = 0;
};

}  // namespace linli::api
