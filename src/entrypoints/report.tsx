document.body.textContent = 'report';
