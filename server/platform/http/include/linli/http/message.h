#pragma once

#include <linli/http/request.h>
#include <linli/http/response.h>
