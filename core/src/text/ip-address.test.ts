import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIpAddress } from "./ip-address.ts";

const hexOf = (text: string): string | undefined => {
  const bytes = parseIpAddress(text);
  return bytes && Buffer.from(bytes).toString("hex");
};

test("IPv4 and IPv6 addresses give their bytes in network order", () => {
  assert.equal(hexOf("10.0.3.255"), "0a0003ff");
  assert.equal(hexOf("::"), "0".repeat(32));
  assert.equal(hexOf("::1"), `${"0".repeat(31)}1`);
  assert.equal(hexOf("2001:DB8::8:800:200C:417A"), "20010db80000000000080800200c417a");
  assert.equal(hexOf("1:2:3:4:5:6:7:8"), "00010002000300040005000600070008");
  assert.equal(hexOf("1:2:3:4:5:6:7::"), "00010002000300040005000600070000");
  assert.equal(hexOf("::ffff:192.0.2.1"), "00000000000000000000ffffc0000201");
  assert.equal(hexOf("64:ff9b::192.0.2.33"), "0064ff9b0000000000000000c0000221");
});

test("what is no address gives undefined", () => {
  const bad = [
    "",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4",
    "1.2.3.4/8",
    "::1::",
    ":",
    ":1",
    "1:",
    "1:2:3:4:5:6:7",
  ];
  const worse = ["1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "::1.2.3", "1.2.3.4::", "fe80::1%eth0", "g::"];
  for (const text of [...bad, ...worse, "1.2.3.4:80", "1".repeat(100)])
    assert.equal(parseIpAddress(text), undefined, text);
});
