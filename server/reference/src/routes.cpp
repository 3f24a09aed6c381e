#include <linli/reference/permissions.h>
#include <linli/reference/reference.h>

namespace linli::reference {

using api::Call;
using api::Nothing;
using http::Method;

void mount(api::Desk& desk, Reference& reference) {
    desk.mount<Nothing, ListsView>({.method = Method::get,
                                    .path = "/v1/reference-lists",
                                    .operation = "listReferenceLists",
                                    .summary = "代码集和数据资源目录",
                                    .permission = may_read},
                                   [&](const Call& call, const Nothing&) { return reference.all(call.scope()); });
    desk.mount<ReadList, ListView>(
        {.method = Method::get,
         .path = "/v1/reference-lists/{list_code}",
         .operation = "getReferenceList",
         .summary = "某个代码集的一个版本",
         .permission = may_read,
         .refusals = {&no_such_list}},
        [&](const Call& call, const ReadList& in) { return reference.read(call.scope(), call.path("list_code"), in); });
    desk.mount<AskFormFields, FormFields>(
        {.method = Method::get,
         .path = "/v1/form-fields",
         .operation = "listFormFields",
         .summary = "可填写的字段及其用途、依据和敏感级别",
         .permission = may_read_forms,
         .description = "每个可填写的字段都对应数据资源目录中的一项；目录中没有用途和依据的，不能采集。"},
        [&](const Call& call, const AskFormFields& in) { return reference.form_fields(call.scope(), in); });
    desk.mount<PublishList, ListView>(
        {.method = Method::post,
         .path = "/v1/reference-lists/{list_code}/versions",
         .operation = "publishReferenceList",
         .summary = "发布代码集新版本",
         .permission = may_publish,
         .refusals = {&no_such_list, &changed_meanwhile, &starts_too_early},
         .body_limit = 2 * 1024 * 1024,
         .pool = http::Pool::write,
         .description = "版本发布后不再修改；数据资源目录中没有用途或依据的字段会被拒绝。"},
        [&](const Call& call, const PublishList& in) {
            return reference.publish(call.scope(), call.path("list_code"), in);
        });
}

}  // namespace linli::reference
