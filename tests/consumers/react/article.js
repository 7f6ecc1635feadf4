// A component that the server renders, the browser takes over, and its state changes all the time.
import { createElement as element } from "react";

const PLACES = ["Hải Phòng", "Huế", "Cần Thơ", "Hà Giang"];

export function Article({ clock }) {
  const places = PLACES.slice(clock % 3);
  return element(
    "article",
    null,
    element("h1", null, "Tập đoàn ", element("b", null, "FPT"), ` đi ${places.length} nơi`),
    element("p", null, "Cập nhật lần ", clock, clock % 2 === 0 ? " ở Huế" : null, "."),
    element("ul", null, ...places.map((place) => element("li", { key: place }, "Đoàn đến ", place, "."))),
  );
}
