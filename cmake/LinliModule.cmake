# One target per module; the floor plan is checked while CMake configures.
#
#   linli_module(cases FLOOR 60
#       PUBLIC  base access            # linli modules named in our own headers
#       PRIVATE db events              # linli modules named only in our src/
#       LINK    OpenSSL::Crypto)       # outside libraries, private to this module
#   linli_test(cases USES api files)   # tests/*_test.cpp -> one ctest, may look anywhere below
#   linli_fuzzer(json_reader)          # fuzz/json_reader.cpp -> fuzz target (clang) and a corpus replay test
#
# What makes a forbidden dependency impossible rather than impolite:
#   1. only include/ is PUBLIC, so another module's src/ cannot be reached;
#   2. a used module must exist already and stand on a strictly lower floor: no circles, no sideways glance;
#   3. what is linked PRIVATE stays invisible to our users;
#   4. every edge is written to floor_plan.txt (name floor folder public... | private...), against which the ctest
#      `architecture` compares each #include.
set(LINLI_FLOOR_PLAN "${CMAKE_BINARY_DIR}/floor_plan.txt")
file(WRITE "${LINLI_FLOOR_PLAN}" "")
set_property(GLOBAL PROPERTY LINLI_MODULES "")

function(_linli_check_floor name floor)
  foreach(used IN LISTS ARGN)
    if(NOT TARGET linli::${used})
      message(FATAL_ERROR "${name} uses ${used}, which is not declared above it in the floor plan.")
    endif()
    get_target_property(used_floor linli_${used} LINLI_FLOOR)
    if(NOT used_floor LESS floor)
      message(FATAL_ERROR
        "${name} (floor ${floor}) may not use ${used} (floor ${used_floor}): a module "
        "looks down only. Publish an event, declare a port, or move the shared idea to a lower floor.")
    endif()
  endforeach()
endfunction()

function(linli_module name)
  cmake_parse_arguments(ARG "" "FLOOR" "PUBLIC;PRIVATE;LINK;LINK_PUBLIC" ${ARGN})
  _linli_check_floor(${name} ${ARG_FLOOR} ${ARG_PUBLIC} ${ARG_PRIVATE})

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS include/*.h)
  _linli_embed_sql(${name} ${ARG_FLOOR} sources)
  if(sources)
    add_library(linli_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_include_directories(linli_${name} PRIVATE src)
    target_compile_options(linli_${name} PRIVATE ${LINLI_WARNINGS})
    linli_precompile(linli_${name})
  else()
    add_library(linli_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(linli::${name} ALIAS linli_${name})
  set_property(GLOBAL APPEND PROPERTY LINLI_MODULES linli::${name})
  target_sources(linli_${name} ${scope} FILE_SET HEADERS BASE_DIRS include FILES ${headers})
  target_include_directories(linli_${name} ${scope} include)
  if(EXISTS ${CMAKE_CURRENT_BINARY_DIR}/generated)
    target_include_directories(linli_${name} ${scope} ${CMAKE_CURRENT_BINARY_DIR}/generated)
  endif()
  foreach(used IN LISTS ARG_PUBLIC)
    target_link_libraries(linli_${name} ${scope} linli::${used})
  endforeach()
  target_link_libraries(linli_${name} ${scope} ${ARG_LINK_PUBLIC})
  if(sources)
    foreach(used IN LISTS ARG_PRIVATE)
      target_link_libraries(linli_${name} PRIVATE linli::${used})
    endforeach()
    target_link_libraries(linli_${name} PRIVATE ${ARG_LINK})
  endif()
  set_target_properties(linli_${name} PROPERTIES LINLI_FLOOR ${ARG_FLOOR})
  _linli_note(${name} ${ARG_FLOOR} "${ARG_PUBLIC}" "${ARG_PRIVATE}")
endfunction()

# The published language of a module (event structs, ids): header-only, one floor
# below its module, so that its neighbours may hear it without seeing the module.
function(linli_contract name)
  cmake_parse_arguments(ARG "" "FLOOR" "PUBLIC" ${ARGN})
  _linli_check_floor(${name}.contract ${ARG_FLOOR} ${ARG_PUBLIC})
  add_library(linli_${name}.contract INTERFACE)
  add_library(linli::${name}.contract ALIAS linli_${name}.contract)
  target_include_directories(linli_${name}.contract INTERFACE .)
  foreach(used IN LISTS ARG_PUBLIC)
    target_link_libraries(linli_${name}.contract INTERFACE linli::${used})
  endforeach()
  set_target_properties(linli_${name}.contract PROPERTIES LINLI_FLOOR ${ARG_FLOOR})
  _linli_note(${name}.contract ${ARG_FLOOR} "${ARG_PUBLIC}" "")
endfunction()

# migrations/*.sql and invariants.sql become `const db::ModuleSql& linli::<name>::sql()` in <linli/<name>/sql.h>.
function(_linli_embed_sql name floor out)
  file(GLOB files CONFIGURE_DEPENDS migrations/*.sql)
  if(NOT files)
    return()
  endif()
  set(rows "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(stem ${file} NAME_WE)
    string(REGEX MATCH "^[0-9]+" number ${stem})
    string(REGEX REPLACE "^0+" "" number ${number})
    file(READ ${file} text)
    string(APPEND rows "    {${number}, \"${stem}\", R\"linli_sql(${text})linli_sql\"},\n")
  endforeach()
  set(invariants "")
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/invariants.sql)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/invariants.sql)
    file(READ ${CMAKE_CURRENT_SOURCE_DIR}/invariants.sql invariants)
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/generated)
  file(CONFIGURE OUTPUT ${folder}/linli/${name}/sql.h @ONLY CONTENT [[#pragma once

#include <linli/db/sql.h>

namespace linli::@name@ {

/// The migrations and invariants of this module, built into the program.
const db::ModuleSql& sql();

}  // namespace linli::@name@
]])
  file(CONFIGURE OUTPUT ${folder}/sql.cpp @ONLY CONTENT [[#include <linli/@name@/sql.h>

namespace linli::@name@ {
namespace {
constexpr db::Migration migrations[] = {
@rows@};
}  // namespace

const db::ModuleSql& sql() {
    static const db::ModuleSql module{"@name@", @floor@, migrations, R"linli_sql(@invariants@)linli_sql"};
    return module;
}

}  // namespace linli::@name@
]])
  set(${out} ${${out}} ${folder}/sql.cpp PARENT_SCOPE)
endfunction()

function(_linli_note name floor public private)
  list(JOIN public " " public)
  list(JOIN private " " private)
  file(APPEND "${LINLI_FLOOR_PLAN}" "${name} ${floor} ${CMAKE_CURRENT_SOURCE_DIR} ${public} | ${private}\n")
endfunction()

# The standard headers, compiled once for all modules, and once more with GoogleTest for all tests, which halves their
# time; never Asio or Beast (docs/adr/0011). clang-tidy and the fuzzers do without, so each file names what it uses.
function(linli_precompile target)
  if(NOT LINLI_PCH)
    return()
  endif()
  set(from linli_pch)
  if(target MATCHES "_test$")
    set(from linli_test_pch)
  endif()
  if(NOT TARGET ${from})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch/${from}.cpp CONTENT "// Carries the precompiled headers.\n")
    add_library(${from} STATIC ${CMAKE_BINARY_DIR}/pch/${from}.cpp)
    set(headers
      <algorithm> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string>
      <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)
    if(from STREQUAL "linli_test_pch")
      target_link_libraries(${from} PRIVATE GTest::gmock GTest::gtest)
      list(APPEND headers <gmock/gmock.h> <gtest/gtest.h>)
    endif()
    target_precompile_headers(${from} PRIVATE ${headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${from})
endfunction()

# tests/*_test.cpp of the current folder become the executable linli_<name>_test and the ctest <name>.
function(linli_test name)
  cmake_parse_arguments(ARG "" "" "USES;LINK;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS tests/*.cpp)
  if(NOT sources OR NOT LINLI_TESTS)
    return()
  endif()
  add_executable(linli_${name}_test ${sources})
  target_include_directories(linli_${name}_test PRIVATE src tests)
  target_compile_options(linli_${name}_test PRIVATE ${LINLI_WARNINGS})
  target_compile_definitions(linli_${name}_test PRIVATE LINLI_ROOT="${CMAKE_SOURCE_DIR}")
  if(TARGET linli_${name})
    target_link_libraries(linli_${name}_test PRIVATE linli::${name})
  endif()
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(linli_${name}_test PRIVATE linli::${used})
  endforeach()
  target_link_libraries(linli_${name}_test PRIVATE linli_testing ${ARG_LINK}
    GTest::gmock GTest::gtest GTest::gtest_main)
  linli_precompile(linli_${name}_test)
  add_test(NAME ${name} COMMAND linli_${name}_test)
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300)
endfunction()

# fuzz/<name>.cpp defines LLVMFuzzerTestOneInput. With clang and LINLI_FUZZ it is a libFuzzer program;
# with any compiler its committed corpus fuzz/corpus/<name>/ is replayed as an ordinary test.
function(linli_fuzzer name)
  cmake_parse_arguments(ARG "" "" "USES" ${ARGN})
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/${name}.cpp)
  if(LINLI_FUZZ)
    add_executable(fuzz_${name} ${source})
    target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  elseif(LINLI_TESTS)
    add_executable(fuzz_${name} ${source} ${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
  else()
    return()
  endif()
  target_include_directories(fuzz_${name} PRIVATE src)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(fuzz_${name} PRIVATE linli::${used})
  endforeach()
endfunction()
