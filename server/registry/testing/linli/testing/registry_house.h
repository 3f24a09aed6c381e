#pragma once

/// For rooms that stand on the registry: a community of two grids, and the service of changes over it.
#include "changes_fixture.h"
