#pragma once

/// The small district of the tests of cases, for rooms above that are tested upon cases.
#include "house.h"
