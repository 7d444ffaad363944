import ts from "typescript";

/** The name of the function that instrumented code calls. */
export const REACH = "__reach";

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly isClosing: boolean;
}

const LAZY_OPERATORS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/**
 * Inserts a call into every branch: functions, both ways of a condition, right sides of `&&`, `||` and `??`, loops, cases
 * and catches. No line is moved, so stacks stay right.
 * @param nextSite gives each call its number
 */
export function instrument(source: string, name: string, nextSite: () => number): string {
  const insertions: Insertion[] = [];
  const insert = (at: number, text: string, isClosing = false) => insertions.push({ at, text, isClosing });
  const call = () => `${REACH}(${nextSite()})`;
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const editor: Editor = {
    statement: (at) => insert(at, `${call()};`),
    expression(node) {
      insert(node.getStart(file), `(${call()},`);
      insert(node.end, ")", true);
    },
    body(node) {
      if (ts.isBlock(node)) return editor.statement(node.getStart(file) + 1);
      insert(node.getStart(file), `{${call()};`);
      insert(node.end, "}", true);
    },
  };
  const visit = (node: ts.Node): void => {
    mark(node, editor);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return apply(source, insertions);
}

interface Editor {
  /** A call before what stands at the place. */
  statement(at: number): void;
  /** A call before the expression is computed. */
  expression(node: ts.Expression): void;
  /** A call at the beginning of the statement. */
  body(node: ts.Statement): void;
}

function mark(node: ts.Node, editor: Editor): void {
  if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) markFunction(node.body, editor);
  else if (ts.isIfStatement(node)) markIf(node, editor);
  else if (ts.isConditionalExpression(node)) for (const arm of [node.whenTrue, node.whenFalse]) editor.expression(arm);
  else if (ts.isBinaryExpression(node) && LAZY_OPERATORS.has(node.operatorToken.kind)) editor.expression(node.right);
  else if (ts.isIterationStatement(node, false)) editor.body(node.statement);
  else if (ts.isCaseOrDefaultClause(node)) editor.statement(node.statements.pos);
  else if (ts.isCatchClause(node)) editor.body(node.block);
}

function markFunction(body: ts.ConciseBody, editor: Editor): void {
  if (ts.isBlock(body)) editor.body(body);
  else editor.expression(body);
}

/** What follows an `if` is another branch where the condition may not hold. */
function markIf(node: ts.IfStatement, editor: Editor): void {
  editor.body(node.thenStatement);
  if (node.elseStatement !== undefined && !ts.isIfStatement(node.elseStatement)) editor.body(node.elseStatement);
  if (ts.isBlock(node.parent) || ts.isCaseOrDefaultClause(node.parent)) editor.statement(node.end);
}

/** At one place what closes comes first, the innermost before the others; what opens comes in the order of nesting. */
function apply(source: string, insertions: readonly Insertion[]): string {
  const closing = insertions.filter(({ isClosing }) => isClosing).toReversed();
  const opening = insertions.filter(({ isClosing }) => !isClosing);
  // Sorting keeps the order of what is at the same place.
  const sorted = [...closing, ...opening].sort((a, b) => a.at - b.at);
  let [result, from] = ["", 0];
  for (const { at, text } of sorted) {
    result += source.slice(from, at) + text;
    from = at;
  }
  return result + source.slice(from);
}
