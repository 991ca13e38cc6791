/* Words as they are compared: no case, no accents, letters of their own as they are typed without them. */

const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const MARKS = /[\p{M}'’‘ʼ`]/gu;
const BETWEEN = /[^\p{L}\p{N}]+/u;
/** Scripts that put no blanks between words. */
const UNPARTED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u;

/** A text without case, accents and apostrophes. */
export const fold = (text) => {
  if (/^[ -&(-_a-~]*$/.test(text)) return text.toLowerCase(); // nothing to take away: most texts
  const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return plain.replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter]);
};

/** The words of a text, folded. */
export const wordsOf = (text) => fold(text).split(BETWEEN).filter(Boolean);

/** The words by which a text can be found: O'Brien is obrien and brien, and 王小明 also 小明. */
export const keysOf = (text) => {
  const words = wordsOf(text);
  const keys = new Set(words);
  if (/['’‘ʼ`]/.test(text)) wordsOf(text.replace(/['’‘ʼ`]/g, " ")).forEach((word) => keys.add(word));
  for (const word of words) {
    if (UNPARTED.test(word)) for (let at = 1; at < word.length; at++) keys.add(word.slice(at));
  }
  return [...keys];
};

/** A text folded, and where each of its letters stands in the text itself. */
export const lettersOf = (text) => {
  const places = [];
  let folded = "";
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let i = 0; i < plain.length; i++) places.push([at, at + letter.length]);
    folded += plain;
    at += letter.length;
  }
  return { folded, places };
};
