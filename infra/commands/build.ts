console.log("Nothing to build yet.");
