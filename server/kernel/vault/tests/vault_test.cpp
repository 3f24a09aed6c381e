#include <linli/base/ids.h>
#include <linli/base/text.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <filesystem>
#include <set>
#include <thread>

namespace linli::vault {
namespace {

const TenantId street{7};
constexpr std::string_view phone = "registry.phone";

class VaultTest : public linli::testing::DatabaseTest {
protected:
    VaultTest() : DatabaseTest({&vault::sql()}) {}

    std::string seal(Vault& by, const PersonId& person, std::string_view plain, std::string_view field = phone) {
        return database().write([&](db::WriteTx& tx) { return by.seal(tx, street, person, field, plain); });
    }
    std::optional<std::string> open(Vault& by, const PersonId& person, std::string_view sealed,
                                    std::string_view field = phone, TenantId tenant = street) {
        return database().read([&](db::ReadTx& tx) { return by.open(tx, tenant, person, field, sealed); });
    }
    std::optional<Erasure> erase(Vault& by, const PersonId& person) {
        return database().write([&](db::WriteTx& tx) { return by.erase(tx, street, person); });
    }
    std::int64_t rotate(TenantId tenant) {
        return database().write([&](db::WriteTx& tx) { return vault.rotate(tx, tenant, 10); });
    }
    PersonId person() { return ids.next<PersonId>(); }
    std::vector<PersonId> people(int count) {
        std::vector<PersonId> made;
        for (int i = 0; i < count; ++i) made.push_back(person());
        return made;
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    Vault vault{clock, keyring};
    Vault elsewhere{clock, keyring};  ///< another process with a cache of its own
};
LINLI_BOTH_ENGINES(VaultTest);

TEST_P(VaultTest, OpensWhatItSealedAndOnlyThere) {
    const auto zhang = person();
    const auto li = person();
    const auto sealed = seal(vault, zhang, "13800001111");
    static_cast<void>(seal(vault, li, "13900002222"));
    for (auto* each : {&vault, &elsewhere}) {
        EXPECT_EQ(open(*each, zhang, sealed), "13800001111");
        EXPECT_THROW(open(*each, li, sealed), db::StoreFault) << "moved to another person";
        EXPECT_THROW(open(*each, zhang, sealed, "registry.name"), db::StoreFault) << "moved to another field";
        EXPECT_EQ(open(*each, zhang, sealed, phone, TenantId{8}), std::nullopt) << "another tenant";
        EXPECT_EQ(open(*each, person(), sealed), std::nullopt) << "somebody unknown";
        EXPECT_THROW(open(*each, zhang, sealed.substr(1)), db::StoreFault);
        EXPECT_THROW(open(*each, zhang, ""), db::StoreFault);
    }
    EXPECT_NE(seal(vault, zhang, "13800001111"), sealed) << "equal values do not look equal";
    EXPECT_EQ(sealed.find("138"), std::string::npos);
}

TEST_P(VaultTest, ManyFieldsOfManyPeopleTakeFewQueries) {
    const auto all = people(300);
    std::map<PersonId, std::string> sealed;
    database().write([&](db::WriteTx& tx) {
        const auto keys = vault.make_keys(tx, street, all);
        for (const auto& each : all) sealed[each] = keys.seal(each, phone, each.text());
    });
    database().read([&](db::ReadTx& tx) {
        const auto keys = elsewhere.keys(tx, street, all);
        for (const auto& each : all) ASSERT_EQ(keys.open(each, phone, sealed[each]), each.text());
        const auto again = elsewhere.keys(tx, street, all);  // from memory now
        for (const auto& each : all) ASSERT_EQ(again.open(each, phone, sealed[each]), each.text());
    });
    // Old and new people, some twice, in one call.
    auto mixed = people(5);
    mixed.insert(mixed.end(), all.begin(), all.begin() + 200);
    mixed.push_back(mixed.front());
    database().write([&](db::WriteTx& tx) {
        const auto keys = elsewhere.make_keys(tx, street, mixed);
        for (const auto& each : mixed) ASSERT_TRUE(keys.has(each));
        EXPECT_EQ(keys.open(all[0], phone, sealed[all[0]]), all[0].text());
    });
    EXPECT_EQ(database().read([](db::ReadTx& tx) { return tx.value<int>("SELECT count(*) FROM vault_key", {}); }), 305);
}

TEST_P(VaultTest, ListsKeepTheirOrder) {
    const auto two = people(2);
    const Item plain[] = {{two[0], phone, "1"}, {two[1], phone, "2"}, {two[0], "registry.name", "3"}};
    const auto sealed = database().write([&](db::WriteTx& tx) { return vault.seal_all(tx, street, plain); });
    ASSERT_EQ(sealed.size(), 3u);
    const Item asked[] = {{two[0], "registry.name", sealed[2]},
                          {person(), phone, sealed[0]},
                          {two[1], phone, sealed[1]},
                          {two[0], phone, sealed[0]}};
    const auto opened = database().read([&](db::ReadTx& tx) { return elsewhere.open_all(tx, street, asked); });
    EXPECT_EQ(opened, (std::vector<std::optional<std::string>>{"3", std::nullopt, "2", "1"}));
}

TEST_P(VaultTest, KeysThatWereNotLoadedAreAMistakeOfTheProgram) {
    const auto zhang = person();
    database().read([&](db::ReadTx& tx) {
        const auto keys = vault.keys(tx, street, {&zhang, 1});
        EXPECT_FALSE(keys.has(zhang));
        EXPECT_THROW(keys.seal(zhang, phone, "x"), InvariantBroken);
        EXPECT_EQ(keys.open(zhang, phone, "x"), std::nullopt);
    });
}

/// The worst that could happen: a key of a rolled-back transaction stays in memory and later fields are lost with it.
TEST_P(VaultTest, AKeyThatWasRolledBackSealsNothing) {
    const auto zhang = person();
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        const auto sealed = vault.seal(tx, street, zhang, phone, "lost");
        EXPECT_EQ(vault.open(tx, street, zhang, phone, sealed), "lost") << "the same transaction sees its own key";
        EXPECT_EQ(vault.keys(tx, street, {&zhang, 1}).open(zhang, phone, sealed), "lost");
        throw std::runtime_error("the cause failed");
    }),
                 std::runtime_error);
    const auto sealed = seal(vault, zhang, "kept");
    EXPECT_EQ(open(elsewhere, zhang, sealed), "kept");
    EXPECT_EQ(open(vault, zhang, sealed), "kept");
    EXPECT_EQ(open(elsewhere, zhang, seal(vault, zhang, "again")), "again");
}

TEST_P(VaultTest, ThreadsThatMakeTheSameKeyAgree) {
    const auto all = people(20);
    std::vector<std::vector<std::string>> sealed(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < sealed.size(); ++t)
        threads.emplace_back([&, t] {
            Vault own(clock, keyring);
            auto order = all;
            if (t % 2 == 1) std::reverse(order.begin(), order.end());
            for (const auto& each : all)
                sealed[t].push_back(database().write([&](db::WriteTx& tx) {
                    static_cast<void>(own.make_keys(tx, street, order));
                    return own.seal(tx, street, each, phone, each.text());
                }));
        });
    for (auto& thread : threads) thread.join();
    for (const auto& by_thread : sealed)
        for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(open(elsewhere, all[i], by_thread[i]), all[i].text());
}

// ---- erasure --------------------------------------------------------------------------------------------------

TEST_P(VaultTest, ErasureMakesEveryFieldUnreadableForEver) {
    const auto zhang = person();
    const auto li = person();
    const auto sealed = seal(vault, zhang, "13800001111");
    const auto other = seal(vault, li, "13900002222");
    const auto erasure = erase(vault, zhang);
    ASSERT_TRUE(erasure);
    EXPECT_EQ(erasure->subject, zhang);
    EXPECT_EQ(erasure->erased_at, clock.now());
    EXPECT_EQ(erasure->generation, 1);
    EXPECT_EQ(erasure->destroyed_hash.size(), 64u);
    EXPECT_EQ(open(vault, zhang, sealed), std::nullopt);
    EXPECT_EQ(open(vault, li, other), "13900002222");
    EXPECT_THROW(seal(vault, zhang, "x"), SubjectErased);
    EXPECT_TRUE(database().read([&](db::ReadTx& tx) { return vault.erased(tx, street, zhang); }));
    EXPECT_FALSE(database().read([&](db::ReadTx& tx) { return vault.erased(tx, street, li); }));
    EXPECT_FALSE(erase(vault, zhang)) << "nothing left to destroy";
    const auto both = std::vector{zhang, li};
    database().read([&](db::ReadTx& tx) {
        const auto keys = vault.keys(tx, street, both);
        EXPECT_FALSE(keys.has(zhang));
        EXPECT_TRUE(keys.has(li));
    });
}

TEST_P(VaultTest, AnErasureElsewhereIsHeardWithinASecond) {
    const auto zhang = person();
    const auto sealed = seal(vault, zhang, "13800001111");
    EXPECT_EQ(open(elsewhere, zhang, sealed), "13800001111");
    static_cast<void>(erase(vault, zhang));
    EXPECT_EQ(open(vault, zhang, sealed), std::nullopt) << "at once where it was done";
    clock.advance(std::chrono::milliseconds(999));
    EXPECT_EQ(open(elsewhere, zhang, sealed), "13800001111");
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_EQ(open(elsewhere, zhang, sealed), std::nullopt);
}

TEST_P(VaultTest, ErasingSomebodyUnknownLeavesATombstone) {
    const auto zhang = person();
    EXPECT_FALSE(erase(vault, zhang));
    EXPECT_THROW(seal(vault, zhang, "x"), SubjectErased);
}

TEST_P(VaultTest, ARolledBackErasureErasesNothing) {
    const auto zhang = person();
    const auto sealed = seal(vault, zhang, "13800001111");
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        static_cast<void>(vault.erase(tx, street, zhang));
        clock.advance(std::chrono::seconds(2));
        EXPECT_EQ(vault.open(tx, street, zhang, phone, sealed), std::nullopt);
        throw std::runtime_error("the cause failed");
    }),
                 std::runtime_error);
    clock.advance(std::chrono::seconds(2));
    EXPECT_EQ(open(vault, zhang, sealed), "13800001111");
    static_cast<void>(erase(elsewhere, zhang));
    clock.advance(std::chrono::seconds(2));
    EXPECT_EQ(open(vault, zhang, sealed), std::nullopt);
}

// ---- rotation -------------------------------------------------------------------------------------------------

TEST_P(VaultTest, RotationRewrapsInBatchesAndGoesOnWhereItStopped) {
    const auto all = people(25);
    std::vector<std::string> sealed;
    for (const auto& each : all) sealed.push_back(seal(vault, each, each.text()));
    static_cast<void>(erase(vault, all[3]));
    EXPECT_EQ(keyring.add_generation(clock.now()), 2);
    const auto under = [&](int generation) {
        return database().read([&](db::ReadTx& tx) { return vault.keys_under(tx, generation); });
    };
    EXPECT_EQ(under(1), 24);
    EXPECT_EQ(rotate(street), 10);
    EXPECT_EQ(under(1), 14);
    EXPECT_EQ(rotate(TenantId{8}), 0) << "another tenant";
    EXPECT_EQ(rotate(street), 10);
    EXPECT_EQ(rotate(street), 4);
    EXPECT_EQ(rotate(street), 0);
    EXPECT_EQ(under(1), 0);
    EXPECT_EQ(under(2), 24);
    keyring.change_index({2, crypto::Suite::international});
    keyring.retire(1);
    Vault restarted(clock, keyring);
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(open(restarted, all[i], sealed[i]), i == 3 ? std::nullopt : std::optional(all[i].text())) << i;
}

/// The tool rotates while a server serves: no restart, and what was erased meanwhile stays erased.
TEST_P(VaultTest, ARunningServerFollowsARotationOfAnotherProcess) {
    const auto folder = std::filesystem::path(linli::testing::detail::scratch_folder()) / std::to_string(os_seed());
    std::filesystem::create_directories(folder);
    auto tool_ring = crypto::Keyring::create(folder / "keyring", crypto::Suite::international, clock.now());
    const auto server_ring = crypto::Keyring::load(folder / "keyring");
    Vault server(clock, server_ring, 2);  // remembers next to nothing
    Vault tool(clock, tool_ring);
    const auto all = people(20);
    std::vector<std::string> sealed;
    for (const auto& each : all) sealed.push_back(seal(server, each, each.text()));
    EXPECT_EQ(tool_ring.add_generation(clock.now()), 2);
    while (database().write([&](db::WriteTx& tx) { return tool.rotate(tx, street, 7); }) > 0) {
        for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(open(server, all[i], sealed[i]), all[i].text()) << i;
    }
    EXPECT_EQ(database().read([&](db::ReadTx& tx) { return tool.keys_under(tx, 1); }), 0);
    EXPECT_EQ(server_ring.newest(), 2) << "learned from the first row under the new key";
    static_cast<void>(seal(server, person(), "fresh"));
    EXPECT_EQ(database().read([&](db::ReadTx& tx) { return tool.keys_under(tx, 2); }), 21);
}

TEST_P(VaultTest, RotationBringsNoErasedKeyBack) {
    const auto all = people(120);
    for (const auto& each : all) static_cast<void>(seal(vault, each, "x"));
    EXPECT_EQ(keyring.add_generation(clock.now()), 2);
    std::thread rotating([&] {
        while (rotate(street) > 0) {
        }
    });
    for (const auto& each : all) EXPECT_TRUE(erase(elsewhere, each));
    rotating.join();
    EXPECT_EQ(database().read([](db::ReadTx& tx) {
        return tx.value<int>("SELECT count(*) FROM vault_key WHERE wrapped IS NOT NULL", {});
    }),
              0);
}

TEST_P(VaultTest, SaysWhetherTheKeyFileFits) {
    const auto misfits = [&](const Vault& by) {
        return database().read([&](db::ReadTx& tx) { return by.misfits(tx); });
    };
    const auto foreign = crypto::Keyring::ephemeral(crypto::Suite::international);
    const Vault thief(clock, foreign);
    EXPECT_TRUE(misfits(thief).empty()) << "nothing is sealed yet";
    static_cast<void>(seal(vault, person(), "x"));
    EXPECT_TRUE(misfits(vault).empty());
    ASSERT_EQ(misfits(thief).size(), 1u);
    EXPECT_NE(misfits(thief)[0].find("generation 1"), std::string::npos) << misfits(thief)[0];
    EXPECT_EQ(keyring.add_generation(clock.now()), 2);
    static_cast<void>(seal(vault, person(), "x"));
    EXPECT_TRUE(misfits(vault).empty());
    ASSERT_EQ(misfits(thief).size(), 2u);
    EXPECT_NE(misfits(thief)[1].find("lacks it"), std::string::npos) << misfits(thief)[1];
    const auto gone = person();
    static_cast<void>(seal(vault, gone, "x"));
    static_cast<void>(erase(vault, gone));
    EXPECT_TRUE(misfits(vault).empty()) << "an erased key is no misfit";
}

TEST_P(VaultTest, ASuiteChangeKeepsOldFieldsReadable) {
    const auto zhang = person();
    const auto before = seal(vault, zhang, "13800001111");
    keyring.change_suite(crypto::Suite::guomi);
    EXPECT_EQ(rotate(street), 1);
    EXPECT_EQ(rotate(street), 0);
    Vault restarted(clock, keyring);
    const auto after = seal(restarted, zhang, "13800001111");
    EXPECT_EQ(crypto::suite_of(before), crypto::Suite::international);
    EXPECT_EQ(crypto::suite_of(after), crypto::Suite::guomi);
    EXPECT_EQ(open(restarted, zhang, before), "13800001111");
    EXPECT_EQ(open(restarted, zhang, after), "13800001111");
}

/// A stolen database with somebody else's key file.
TEST_P(VaultTest, AForeignKeyFileOpensNothingAndSaysSo) {
    const auto zhang = person();
    const auto sealed = seal(vault, zhang, "13800001111");
    const auto foreign = crypto::Keyring::ephemeral(crypto::Suite::international);
    Vault thief(clock, foreign);
    EXPECT_THROW(open(thief, zhang, sealed), crypto::CryptoFault);
}

/// A person's key may not be moved to another person's row.
TEST_P(VaultTest, WrappedKeysAreBoundToTheirRow) {
    const auto zhang = person();
    const auto li = person();
    static_cast<void>(seal(vault, zhang, "x"));
    const auto sealed = seal(vault, li, "y");
    database().write([&](db::WriteTx& tx) {
        tx.exec(
            "UPDATE vault_key SET wrapped = (SELECT k.wrapped FROM vault_key k WHERE k.subject_id = :from)"
            " WHERE subject_id = :to",
            {{"from", zhang}, {"to", li}});
    });
    EXPECT_THROW(open(elsewhere, li, sealed), crypto::CryptoFault);
}

TEST_P(VaultTest, TheCacheIsBounded) {
    Vault small(clock, keyring, 3);
    const auto all = people(10);
    std::vector<std::string> sealed;
    for (const auto& each : all) sealed.push_back(seal(small, each, each.text()));
    for (int round = 0; round < 2; ++round)
        for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(open(small, all[i], sealed[i]), all[i].text());
    // The last three are in memory: they open even when the store has lost them.
    store().expect_broken();
    database().write([](db::WriteTx& tx) { tx.exec("DELETE FROM vault_key", {}); });
    int remembered = 0;
    for (std::size_t i = 0; i < all.size(); ++i) remembered += open(small, all[i], sealed[i]).has_value() ? 1 : 0;
    EXPECT_EQ(remembered, 3);
}

// ---- blind indexes --------------------------------------------------------------------------------------------

TEST_P(VaultTest, BlindIndexesFindEqualValuesOnly) {
    const auto index = vault.blind_index(street, phone, "13800001111");
    EXPECT_EQ(index.size(), 16u);
    EXPECT_EQ(elsewhere.blind_index(street, phone, "13800001111"), index);
    EXPECT_NE(vault.blind_index(street, phone, "13800001112"), index);
    EXPECT_NE(vault.blind_index(street, "registry.mobile", "13800001111"), index);
    EXPECT_NE(vault.blind_index(TenantId{8}, phone, "13800001111"), index);
    EXPECT_NE(vault.blind_index(street, "registry.phone1", "3800001111"), index) << "field and value have a border";
    EXPECT_NE(Vault(clock, crypto::Keyring::ephemeral(crypto::Suite::international))
                  .blind_index(street, phone, "13800001111"),
              index)
        << "without the key nothing can be enumerated";
}

TEST_P(VaultTest, BlindIndexesOutliveRotationAndSuiteChange) {
    const auto index = vault.blind_index(street, phone, "13800001111");
    static_cast<void>(keyring.add_generation(clock.now()));
    keyring.change_suite(crypto::Suite::guomi);
    EXPECT_EQ(vault.blind_index(street, phone, "13800001111"), index);
    const crypto::IndexKey next{2, crypto::Suite::guomi};
    const auto remade = vault.blind_index(street, phone, "13800001111", next);
    EXPECT_NE(remade, index);
    keyring.change_index(next);
    EXPECT_EQ(vault.blind_index(street, phone, "13800001111"), remade);
}

TEST_P(VaultTest, TokensAreAShortSortedSet) {
    const auto values = vault.token_index(street, "registry.name", std::vector<std::string>{"张", "三", "张"});
    ASSERT_EQ(values.size(), 2u);
    EXPECT_TRUE(std::is_sorted(values.begin(), values.end()));
    EXPECT_EQ(values[0].size(), 8u);
    const auto one = vault.token_index(street, "registry.name", std::vector<std::string>{"张"});
    EXPECT_TRUE(std::binary_search(values.begin(), values.end(), one[0]));
    EXPECT_NE(one[0], vault.blind_index(street, "registry.name", "张").substr(0, 8)) << "two kinds, two keys";
}

}  // namespace
}  // namespace linli::vault
