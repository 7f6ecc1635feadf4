import assert from "node:assert/strict";
import test from "node:test";
import { find, findInEither, ofForms, ofNames, withOtherTones } from "./expression.mjs";

test("a name is found where it is a word of its own, the longest one", () => {
  const expression = ofNames(["Huế", "FPT", "FPT IS", "Đà Nẵng (cũ)"]);
  assert.deepEqual(find(expression, "Thuế, Huế; FPT IS và FPTS, Đà Nẵng (cũ)"), [
    [6, 9],
    [11, 17],
    [27, 39],
  ]);
});

test("both places of the tone mark are forms of one name", () => {
  assert.equal(withOtherTones("Khánh Hòa"), "Khánh Hoà");
  assert.equal(withOtherTones("Khánh Hoà"), "Khánh Hòa");
  assert.equal(withOtherTones("Thụy Khuê, Hòe, quý, Hoàn"), "Thuỵ Khuê, Hoè, quý, Hoàn");
});

test("capitals count as the record says", () => {
  const found = (which, text) => find(ofForms(["chuyển đổi số"], [which]), text).length;
  assert.equal(found("any", "Chuyển đổi số, CHUYỂN ĐỔI SỐ, Chuyển Đổi Số, chuyển đổi số"), 4);
  assert.equal(found("title", "chuyển đổi số, CHUYỂN ĐỔI SỐ, Chuyển Đổi Số"), 2);
  assert.equal(found("exact", "chuyển đổi số, CHUYỂN ĐỔI SỐ"), 1);
});

test("places count in the text as it came, composed or not", () => {
  const expression = ofForms(["Hải Phòng"], ["title"]);
  const text = `${"Ở Hải Phòng".normalize("NFD")}, Hải Phòng và Hải Phòngs`;
  for (const [start, end] of findInEither(expression, text))
    assert.equal(text.slice(start, end).normalize("NFC"), "Hải Phòng");
  assert.equal(findInEither(expression, text).length, 2);
});
