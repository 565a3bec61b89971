// A parser caught in a loop: it does not even let a signal be handled.
for (;;);
