#include "fixture.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace linli::http::testing {
namespace {

/// Writes a self-signed certificate for 127.0.0.1 and its key as PEM files.
TlsFiles make_certificate(const std::filesystem::path& folder) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    auto* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("linli test"), -1, -1,
                               0);
    X509_set_issuer_name(certificate, name);
    auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate, extension, -1);
    X509_sign(certificate, key, EVP_sha256());
    TlsFiles files{folder / "certificate.pem", folder / "key.pem"};
    FILE* out = std::fopen(files.certificate_chain.c_str(), "w");
    PEM_write_X509(out, certificate);
    std::fclose(out);
    out = std::fopen(files.private_key.c_str(), "w");
    PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    X509_EXTENSION_free(extension);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return files;
}

class TlsTest : public ServerTest {
protected:
    TlsTest() { tls = make_certificate(folder.path()); }
    Client secure_client() const {
        ClientOptions with;
        with.port = port();
        with.tls = true;
        with.trusted_certificates = tls->certificate_chain;
        with.timeout = 5s;
        return Client(with);
    }
    TempFolder folder;
};

TEST_F(TlsTest, ServesOverTls) {
    options.strict_transport = std::chrono::hours(1);
    router.get("/a", [](Request& request) { return plain(200, request.peer().secure ? "secure" : "open"); });
    auto& echo = router.post("/echo", [](Request& request) { return plain(200, std::string(request.body())); });
    echo.body_limit = 4'000'000;
    start();
    auto client = secure_client();
    const auto answer = client.get("/a");
    EXPECT_EQ(answer.body, "secure");
    EXPECT_EQ(answer.header("strict-transport-security"), "max-age=3600; includeSubDomains");
    Ask ask;
    ask.method = Method::post;
    ask.target = "/echo";
    ask.body = std::string(3'000'000, 'x');
    EXPECT_TRUE(client.send(ask).body == ask.body);
    EXPECT_TRUE(client.connected());
    ask.body += std::string(5'000'000, 'x');
    EXPECT_EQ(client.send(ask).status, 413);
}

TEST_F(TlsTest, StreamsAndDrainsOverTls) {
    class Once final : public StreamSource {
    public:
        void opened(std::shared_ptr<EventSink> given, std::string) override {
            given->send("1", "", "hello");
            sink = std::move(given);
        }
        std::shared_ptr<EventSink> sink;
    };
    const auto source = std::make_shared<Once>();
    router.get("/live", [&](Request&) { return Response::stream(source); });
    start();
    auto client = secure_client();
    Ask ask;
    ask.target = "/live";
    EXPECT_EQ(client.open_stream(ask).status, 200);
    EXPECT_EQ(client.next(2s)->data, "hello");
    std::thread stopping([&] { EXPECT_TRUE(server->stop(3s)); });
    EXPECT_EQ(client.next(2s)->comment, "the server is stopping");
    EXPECT_FALSE(client.next(2s)) << "the end is clean";
    client.close();
    stopping.join();
}

TEST_F(TlsTest, ChecksCertificates) {
    router.get("/a", [](Request&) { return no_content(); });
    start();
    ClientOptions with;
    with.port = port();
    with.tls = true;
    EXPECT_THROW(Client(with).get("/a"), NetworkError) << "not signed by anybody known";
    with.trusted_certificates = tls->certificate_chain;
    with.server_name = "linli.example";
    EXPECT_THROW(Client(with).get("/a"), NetworkError) << "another name";
    EXPECT_EQ(secure_client().get("/a").status, 204);
}

TEST_F(TlsTest, CutsHandshakesThatDoNotCome) {
    options.header_timeout = 100ms;
    router.get("/a", [](Request&) { return no_content(); });
    start();
    Raw raw(port());
    raw.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n");
    EXPECT_EQ(raw.read_all(1s).find("HTTP"), std::string::npos) << "no plain answer on a TLS port";
    Raw silent(port());
    silent.read_all(1s);
    EXPECT_TRUE(silent.closed());
    EXPECT_EQ(secure_client().get("/a").status, 204);
}

TEST_F(TlsTest, SaysWhichFileIsUnusable) {
    tls->private_key = folder.path() / "none.pem";
    try {
        start();
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("none.pem"), std::string::npos);
    }
}

}  // namespace
}  // namespace linli::http::testing
