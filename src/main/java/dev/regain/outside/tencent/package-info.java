/**
 * Tencent Cloud's products behind our ports, each chosen by the setting {@code by} of its port; the account that asks is that of
 * {@code regain.outside.tencent}.
 */
package dev.regain.outside.tencent;
