// 尺语 (files .chi). The lexer reads a folded alphabet (engine/lang/fold_stream.h): every Han letter is U+0001,
// full-width forms are ASCII, and Chinese marks are the control characters named below.
// Keywords come out of the lexer as NAME and get their type afterwards (engine/lang/keywords.h).
grammar Chi;

tokens {
  PACK, VERSION_OF, IMPORT, REGION, SOURCE, UNIT, ENUM, MODEL, STANDARD, DEFINITION, RULE, COMPUTATION,
  LEXICON, CLASSIFICATION, EXTRACTION, CASE, UNQUANTIFIED,
  DOCUMENT_NUMBER, EFFECTIVE, REPEALED, REFERENCE, QUOTE, ARTICLE,
  WHOLE, ALIAS, COUNTED, KIND, LIST, DEFAULT, DOMAIN, MONOTONE, REPLACES,
  ANY, REST, BUT, THEN, OVERRIDES,
  OBJECT, BY, APPLIES, EXCEPT, LET, REQUIRE, FORBID, YIELD, LOCATE, MESSAGE, ADVICE, REASON, LEVEL,
  GOOD, BAD, SEE, FILE, ON, WHEN, FROM, HAVING, EACH, COLUMN, CARRY, GIVEN, SHOULD, LACKING, BECAUSE,
  VERDICT, UNDETERMINED,
  AND, OR, NOT, SATISFIES, WHERE, TAKE, IN, NOT_IN, HAS, NOT_HAS, MATCHES, NOT_MATCHES,
  TO, FLOOR, CEILING, BEYOND, TRUE, FALSE, UNREGULATED
}

// ---- a file
file : declaration* EOF ;

declaration
  : pack | version | imports | region | source | units | enumeration | model | lexicon
  | standard | rule_ | classification | extraction | testCase | unquantified
  ;

pack    : PACK path ;
version : VERSION_OF VERSION ;
imports : IMPORT imported (COMMA imported)* ;
imported : path VERSION? ;
region  : REGION path ;

// ---- sources and citations
source : SOURCE name EQ TITLE sourceMark* ;
sourceMark : DOCUMENT_NUMBER STRING | EFFECTIVE DATE | REPEALED DATE | REFERENCE ;
cites : SOURCE cite (COMMA cite)* ;
cite  : name place? (QUOTE STRING)? REFERENCE? ;
place : ARTICLE | STRING ;
unquantified : UNQUANTIFIED name place STRING BECAUSE STRING ;

// ---- units, enumerations, models, lexicons
units : UNIT unit (COMMA unit)* ;
unit  : NAME (EQ QUANTITY)? WHOLE? alias? ;
alias : ALIAS STRING (COMMA STRING)* ;
enumeration : ENUM name EQ member ((LT member)+ | (BAR member)+)? ;
member : name alias? ;
model  : MODEL name (IN name)? modelMark* field* ;
modelMark : KIND STRING (COMMA STRING)* | COUNTED name ;
field  : name COLON type ((EQ | DEFAULT) expr)? fieldMark* ;
type   : LIST? name (SLASH name)? ;
fieldMark : DOMAIN range | alias ;
lexicon : LEXICON name EQ entry (BAR entry)* ;
entry   : STRING | name ;

// ---- standards and definitions
standard : (STANDARD | DEFINITION) name LPAREN (parameter (COMMA parameter)*)? RPAREN ARROW outputs standardMark* body unless* ;
parameter : name COLON type (DOMAIN range)? ;
outputs : type | output (COMMA output)* ;
output  : name COLON type ;
standardMark : cites | validity | MONOTONE name | REPLACES path ;
body : EQ expr | caseRow+ | tableRow+ ;
caseRow  : (REST | key (COMMA key)*) GIVES sum (COMMA sum)* cites? ;
key   : comparator limit | limit (TO limit | FLOOR (QUANTITY CEILING | LT limit)? | CEILING | BEYOND)? ;
limit : QUANTITY | NUMBER | PERCENT | DATE | STRING | TRUE | FALSE | path ;
tableRow : BAR cell (BAR cell)* BAR ;
cell : ANY | REST | name ARTICLE | test (COMMA test)* ;
test : comparator sum | range ;
unless : BUT label? expr THEN expr overrides? cites? ;
label : name COLON ;
overrides : OVERRIDES name (COMMA name)* ;

// ---- rules and computations
rule_ : (RULE | COMPUTATION) NAME STRING? clause* ;
// A 依据 or 但 belongs to the clause before it when that is 除外, 但 or 级别.
clause
  : cites | validity
  | REPLACES path
  | OBJECT object (COMMA object)* (MATCHES patterns)? (WHERE expr)? (BY path (COMMA path)*)?
  | APPLIES expr
  | EXCEPT expr
  | BUT expr (THEN name)?
  | LET binding (COMMA binding)*
  | (REQUIRE | FORBID) expr
  | YIELD path (COMMA path)* EQ inner
  | LOCATE expr (COMMA expr)*
  | (MESSAGE | ADVICE | REASON) STRING
  | LEVEL name
  | (GOOD | BAD) example (COMMA example)*
  ;
validity : (EFFECTIVE | REPEALED) DATE ;
object   : NAME? NAME (DOT name)* ;
binding  : name EQ inner ;
example  : NAME? sample (YIELD name)? (SEE NAME (COMMA NAME)*)? ;
sample   : record | (STRING | table)+ | FILE STRING ;

// ---- classification
classification : CLASSIFICATION name ON path YIELD name classClause* (REST (UNDETERMINED | name))? ;
classClause : NAME (NAME | UNDETERMINED) STRING classPart* ;
classPart
  : WHEN expr | EXCEPT expr | BUT expr | overrides | cites
  | (ADVICE | REASON) STRING | (GOOD | BAD) example (COMMA example)*
  ;

// ---- extraction
extraction : EXTRACTION name reading* ;
reading : path (COMMA path)* readingPart+ ;
readingPart
  : FROM name patterns? (HAVING name (COMMA name)*)?
  | EACH | COLUMN patterns | MATCHES patterns | EXCEPT patterns | CARRY
  ;
patterns : STRING (BAR STRING)* ;

// ---- cases
testCase : CASE STRING (ON DATE)? (REGION path)? (GIVEN NAME sample)* (SHOULD should)+ ;
should : (VERDICT | UNDETERMINED | EXCEPT) NAME (COMMA NAME)* (LACKING path (COMMA path)*)? | expr ;

// ---- expressions: 且 and 或 are flat lists, never left recursion
// 其中, 满足 and 取 reach to the end of their bracket or clause.
inner : expr (WHERE expr)? (SATISFIES expr | TAKE expr)? ;
expr  : conjunction (OR conjunction)* ;
conjunction : condition (AND condition)* ;
condition   : NOT? (sum relation? | (MATCHES | NOT_MATCHES) patterns) ;
relation
  : comparator sum | (IN | NOT_IN) range | (HAS | NOT_HAS) sum
  | (MATCHES | NOT_MATCHES) patterns
  ;
comparator : EQ | NE | LT | LE | GT | GE | APPROX ;
range   : sum (TO sum | FLOOR (QUANTITY CEILING | LT sum)? | CEILING | BEYOND)? ;
sum     : product ((PLUS | MINUS) product)* ;
product : factor ((STAR | SLASH) factor)* ;
factor  : MINUS? primary suffix* ;
suffix  : DOT name | LPAREN (inner (COMMA inner)*)? RPAREN ;
primary
  : QUANTITY | NUMBER | PERCENT | DATE | STRING | TRUE | FALSE | UNREGULATED
  | NAME | word | LPAREN inner RPAREN | list | record
  ;
list   : LBRACK (inner (COMMA inner)*)? RBRACK | table ;
table  : LBRACK tableRow+ RBRACK ;
record : LBRACE (path COLON inner COMMA?)* RBRACE ;

// ---- names; the keywords listed may also name a field (after a dot or before a colon any word may)
path : name (DOT name)* ;
name : NAME | word ;
word
  : VERSION_OF | REGION | SOURCE | STANDARD | CLASSIFICATION | DOCUMENT_NUMBER | EFFECTIVE | REPEALED
  | QUOTE | KIND | DOMAIN | ADVICE | REASON
  ;

// ---- lexer, over the folded alphabet
VERSION  : DIGITS '.' DIGITS '.' DIGITS ;
DATE     : YEAR '-' TWO '-' TWO | YEAR HAN TWO HAN TWO HAN ;
QUANTITY : DIGITS ('.' DIGITS)? LETTER+ ('/' LETTER+)? ;
PERCENT  : DIGITS ('.' DIGITS)? '%' ;
NUMBER   : DIGITS ('.' DIGITS)? ;
NAME     : (HAN | LATIN (LATIN | DIGIT)*)+ ;
TITLE    : '\u0006' ~[\u0006\u0007\r\n]* '\u0007' ;
STRING   : '"' ~["\r\n]* '"' | '\u0002' ~[\u0002\u0003\r\n]* '\u0003' | '\u0004' ~[\u0004\u0005\r\n]* '\u0005' ;
OPEN_STRING : '"' ~["\r\n]* | '\u0002' ~[\u0002\u0003\r\n]* | '\u0004' ~[\u0004\u0005\r\n]* | '\u0006' ~[\u0006\u0007\r\n]* ;  // no closing mark
ARROW : '->' | '\u0012' ;
GIVES : '=>' | '\u0013' ;
NE : '\u000e' | '!=' ;
LE : '\u000f' | '<=' ;
GE : '\u0010' | '>=' ;
APPROX : '\u0011' ;
EQ : '=' ; LT : '<' ; GT : '>' ; PLUS : '+' ; MINUS : '-' ; STAR : '*' ; SLASH : '/' ;
LPAREN : '(' ; RPAREN : ')' ; LBRACK : '[' ; RBRACK : ']' ; LBRACE : '{' ; RBRACE : '}' ;
COLON : ':' ; COMMA : ',' ; DOT : '.' ; BAR : '|' ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n]+ -> skip ;
STRAY   : . ;
fragment HAN : '\u0001' ;
fragment LATIN : [A-Za-z_] ;
fragment LETTER : HAN | LATIN ;
fragment DIGIT : [0-9] ;
fragment DIGITS : [0-9]+ ;
fragment YEAR : [0-9] [0-9] [0-9] [0-9] ;
fragment TWO : [0-9] [0-9]? ;
