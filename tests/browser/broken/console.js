console.warn("something is odd");
