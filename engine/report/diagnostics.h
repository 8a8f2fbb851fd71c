#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace yichi {

// What the compiler and lint say, in the formats of `check`: JSON (one object), NDJSON (a line each), SARIF 2.1.0, JUnit
// XML (a case for each file), GitHub's workflow commands, one HTML page.
std::string RenderDiagnosticsJson(const SourceSet& sources, const Diagnostics& diagnostics, Language language);
std::string RenderDiagnosticsNdjson(const SourceSet& sources, const Diagnostics& diagnostics, Language language);
std::string RenderDiagnosticsSarif(const SourceSet& sources, const Diagnostics& diagnostics,
                                   std::string_view version, Language language);
std::string RenderDiagnosticsJunit(const SourceSet& sources, const Diagnostics& diagnostics, Language language);
std::string RenderDiagnosticsGithub(const SourceSet& sources, const Diagnostics& diagnostics, Language language);
std::string RenderDiagnosticsHtml(const SourceSet& sources, const Diagnostics& diagnostics, Language language);

}  // namespace yichi
