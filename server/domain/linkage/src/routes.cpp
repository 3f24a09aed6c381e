#include <linli/linkage/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/linkage/permissions.h>
#include <linli/linkage/service.h>

namespace linli::linkage {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_pairs(api::Desk& desk, LinkageService& service) {
    desk.mount<ListPairs, api::Page<Pair>>(
        {.method = Method::get,
         .path = "/v1/linkage-pairs",
         .operation = "listLinkagePairs",
         .summary = "疑似同一人的记录",
         .permission = may_judge,
         .refusals = {&api::bad_cursor, &audit::overloaded},
         .description = "每夜全库查重得出。两人分属不同社区的，由上一级判定。"},
        [&](const Call& call, const ListPairs& in) { return service.pairs(call.scope(), in); });
    desk.mount<Nothing, Pair>(
        {.method = Method::get,
         .path = "/v1/linkage-pairs/{pair_id}",
         .operation = "getLinkagePair",
         .summary = "一对记录：按现在的内容逐项说明",
         .permission = may_judge,
         .refusals = {&access::not_found, &audit::overloaded}},
        [&](const Call& call, const Nothing&) { return service.pair(call.scope(), call.id<PairId>("pair_id")); });
    desk.mount<JudgePair, Pair>(
        {.method = Method::post,
         .path = "/v1/linkage-pairs/{pair_id}/verdict",
         .operation = "judgeLinkagePair",
         .summary = "判定是否同一人",
         .permission = may_judge,
         .refusals = {&access::not_found, &pair_changed, &pair_gone},
         .pool = http::Pool::write,
         .description = "判定供模型学习，可以改判。判定为同一人后，合并记录另行提出；判定不是的，录入时不再提示。"},
        [&](const Call& call, const JudgePair& in) {
            return service.judge(call.scope(), call.id<PairId>("pair_id"), in);
        });
}

void mount_models(api::Desk& desk, LinkageService& service) {
    desk.mount<Nothing, ModelShelf>(
        {.method = Method::get,
         .path = "/v1/linkage-models",
         .operation = "listLinkageModels",
         .summary = "查重模型、人工判定数和全库查重进度",
         .permission = may_read_models},
        [&](const Call& call, const Nothing&) -> Result<ModelShelf> { return service.models(call.scope()); });
    desk.mount<Nothing, LearntModel>(
        {.method = Method::post,
         .path = "/v1/linkage-models",
         .operation = "trainLinkageModel",
         .summary = "用台账和人工判定训练新的模型",
         .permission = may_train,
         .refusals = {&training_waits},
         .success = 202,
         .pool = http::Pool::write,
         .description = "在后台训练；完成后附上与人工判定的对照，启用前不影响查重。"},
        [&](const Call& call, const Nothing&) { return service.ask_for_model(call.scope()); });
    desk.mount<Nothing, LearntModel>(
        {.method = Method::post,
         .path = "/v1/linkage-models/{model_id}/publication",
         .operation = "publishLinkageModel",
         .summary = "启用模型",
         .permission = may_train,
         .refusals = {&access::not_found, &model_not_ready, &model_worse},
         .pool = http::Pool::write,
         .description = "录入查重、导入查重和每夜查重从此使用它，并重新查重一遍。以前的模型可以再启用。"},
        [&](const Call& call, const Nothing&) {
            return service.publish(call.scope(), call.id<registry::MatchingModelId>("model_id"));
        });
}

}  // namespace

void mount(api::Desk& desk, LinkageService& service) {
    mount_pairs(desk, service);
    mount_models(desk, service);
}

}  // namespace linli::linkage
