#include <linli/app/cli.h>

int main(int argc, char** argv) { return linli::app::run(argc, argv); }
