/** Version of every program in this repository; tools/generate checks it against package.json and the chart. */
export const KEYWARD_VERSION = "0.1.0";
