#pragma once

#include "cli/http_server.h"
#include "cli/language.h"
#include "engine/yichi.h"

namespace yichi::cli {

// What the web page is made of.
struct WebSite {
  const Loaded& loaded;
  CheckOptions options;  // what the page does not say
  Language language = Language::Chinese;
};

// GET / is the page. POST /check judges the files of the body together and answers with the report as a page;
// POST /copy answers with the commented copy of the first of them. The body holds the files one behind
// another; the query says `name` and `size` of each, and may say as_of, region, kind and changes. Nothing is
// kept, nothing is written.
HttpResponse AnswerWeb(const WebSite& site, const HttpRequest& request);

}  // namespace yichi::cli
